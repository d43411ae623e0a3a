"""Every format of every kind of answer, as golden files; the same records in each."""

import copy
import csv
import io
import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import schema_of_files, validator
from ketcli.answers import across, counts, query
from ketcli.answers.fields import keys
from ketcli.answers.findings import findings
from ketcli.answers.shapes import Answer, Filters
from ketcli.compile.lookup import offers
from ketcli.jsontext import clean
from ketcli.knowledge.evidence import CitedSource
from ketcli.knowledge.records import replaced
from ketcli.knowledge.vocabulary import Access, Context, SourceKind
from ketcli.render import FORMATS, Page, render

PEOPLE = ("table", "plain", "markdown")
CASES = (
    "search", "search-nothing", "list", "list-nothing", "show", "show-disagreement", "compare",
    "timeline", "interactions", "interaction", "group", "topics", "topic", "articles", "sources",
    "source", "values", "counts", "findings",
)  # fmt: skip
IN_FULL = (
    "search", "list", "show", "compare", "timeline", "interactions", "interaction", "group",
    "topic", "sources", "counts", "findings",
)  # fmt: skip
LISTED = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown")


@pytest.fixture(scope="session", params=["model", "light"])
def kb(request, kb):
    """The knowledge base with records of the model, as programs get it, and light ones, as pages do."""
    return kb.lightly() if request.param == "light" else kb


@pytest.fixture(scope="module")
def answers(kb, index) -> dict[str, Answer]:
    """One answer of every shape."""
    effects = list(kb.effects.values())
    return {
        "search": query.find(index, "my blader hurts"),
        "search-nothing": query.find(index, "zqxjkv"),
        "list": query.select(kb),
        "list-nothing": query.select(
            kb, Filters(contexts=(Context.RECREATIONAL,), serious=True, systems=())
        ),
        "show": query.entry(index, ["cystitis"]),
        "show-disagreement": query.entry(index, ["hypertension"]),
        "compare": across.compare(effects, kb, Filters()),
        "timeline": across.timeline(effects, kb, Filters()),
        "interactions": query.interactions(kb),
        "interaction": query.interactions(kb, "booze"),
        "group": query.groups(kb, "pregnant"),
        "topics": query.topics(kb),
        "topic": query.topics(kb, "mechanism"),
        "articles": query.topics(kb, "popular-articles"),
        "sources": query.sources(kb),
        "source": query.sources(kb, next(iter(kb.sources))),
        "values": counts.values(kb, "context"),
        "counts": counts.counts(kb),
        "findings": findings(kb, Filters()),
    }


@pytest.mark.parametrize("form", LISTED)
@pytest.mark.parametrize("case", CASES)
def test_an_answer_looks_right_in_every_format(answers, kb, expected, case, form):
    expected(f"{case}.{form}", render(answers[case], kb, form, Page()))


@pytest.mark.parametrize("form", PEOPLE)
@pytest.mark.parametrize("case", IN_FULL)
def test_an_answer_in_full_looks_right_to_people(answers, kb, expected, case, form):
    expected(f"{case}-full.{form}", render(answers[case], kb, form, Page(full=True)))


@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize("case", ["search", "show", "list", "timeline", "compare", "interaction"])
def test_an_answer_looks_right_on_narrow_and_wide_terminals(answers, kb, expected, case, width):
    expected(f"{case}-{width}.table", render(answers[case], kb, "table", Page(width=width)))


@pytest.mark.parametrize("form", PEOPLE)
@pytest.mark.parametrize("full", [False, True])
def test_no_line_ends_in_spaces(answers, kb, form, full):
    for answer in answers.values():
        for line in render(answer, kb, form, Page(full=full)).split("\n"):
            assert line == line.rstrip()


def test_color_adds_nothing_that_words_do_not_say(answers, kb):
    import re

    for answer in answers.values():
        colored = render(answer, kb, "table", Page(width=80, color=True))

        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(answer, kb, "table", Page(width=80))


def test_every_format_holds_the_same_records_in_the_same_order(answers, kb):
    for answer in answers.values():
        ids = [
            getattr(r, "id", None) or getattr(r, "effect", None) or getattr(r, "value", None)
            for r in answer.records
        ]
        page = Page()
        document = json.loads(render(answer, kb, "json", page))
        lines = [json.loads(line) for line in render(answer, kb, "jsonl", page).splitlines()]
        rows = list(csv.DictReader(io.StringIO(render(answer, kb, "csv", page))))
        tabs = render(answer, kb, "tsv", page).splitlines()

        assert document["results"] == lines
        assert document["total"] == len(ids) == len(rows) == len(tabs) - 1
        for result, row, wanted in zip(document["results"], rows, ids, strict=True):
            key = next(k for k in ("id", "effect", "value") if k in result)
            assert result[key] == row[key] == wanted


@cache
def held(text, key=""):
    """Hold JSON against its schema, and what it is with a wrong value of a key; the same text is looked at once."""
    document = json.loads(text)
    validator().validate(document)
    if key and any(document["results"]):
        document["results"][0][key] = {"x": None}
        assert not validator().is_valid(document)


def test_json_meets_its_schema(answers, kb):
    for answer in answers.values():
        held(render(answer, kb, "json", Page()))


def test_json_of_some_fields_meets_the_schema(answers, kb):
    for answer in answers.values():
        for key in keys(kb, answer.kind):
            held(render(answer, kb, "json", Page(fields=(key,))), key)


@pytest.mark.parametrize(
    ("page", "key"),
    [
        (Page(full=True), "findings"),
        (Page(), "slices"),
        (Page(), "headline"),
        (Page(fields=("id", "headline")), "headline"),
    ],
)
def test_the_schema_can_fail(answers, kb, page, key):
    document = json.loads(render(answers["list"], kb, "json", page))
    assert validator().is_valid(document)

    document["results"][0][key] = None

    assert not validator().is_valid(document)


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("tests/expected/schema-output.json", lambda: validator().schema),
        ("data/schema.json", schema_of_files),
    ],
)
def test_the_schema_is_pinned(path, made, request):
    path = Path(__file__).parents[2] / path
    if request.config.getoption("--update"):
        path.write_text(json.dumps(made(), indent=1) + "\n", encoding="utf-8")

    assert bare(made()) == bare(json.loads(path.read_text(encoding="utf-8")))


def bare(node):
    """Return a schema as every release of pydantic says it: some wrap a reference in a list of one."""
    if isinstance(node, list):
        return [bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    told = {k: bare(v) for k, v in node.items() if k not in ("description", "title", "allOf")}
    return {**told, **(bare(node["allOf"][0]) if len(node.get("allOf", ())) == 1 else {})}


def test_the_test_data_meets_the_schema_of_knowledge_bases():
    from ketcli.compile import yamlfile

    value = yamlfile.read(Path(__file__).parents[1] / "kb.yaml").value
    of_files = jsonschema.Draft202012Validator(schema_of_files())

    of_files.validate(value)
    value["effects"][0]["colour"] = "blue"
    assert not of_files.is_valid(value)


@given(st.text(max_size=40))
def test_no_text_reaches_a_page_with_control_characters(text):
    assert all(c.isprintable() or c in "\u00a0\u00ad" or not c.isascii() for c in clean(text))
    assert not set(clean(text)) & set(map(chr, [*range(32), *range(127, 160)]))


def with_records(kb, **records):
    """The knowledge base with other records of a kind."""
    other = copy.copy(kb)
    vars(other).update(records)
    return other


def made(**values) -> Answer:
    source = CitedSource(
        id="x", kind=SourceKind.LABEL, read=Access.ORIGINAL, **{"title": "t", **values}
    )
    return Answer(command="sources", kind="source", records=(source,))


LONGEST_CELL = 32_767
"""Letters that a cell of a spreadsheet can hold."""


@pytest.mark.parametrize("question", ["select", "interactions", "groups", "topics", "sources"])
def test_every_cell_of_the_bundled_data_is_flat_and_fits_a_spreadsheet(real_kb, question):
    text = render(getattr(query, question)(real_kb), real_kb, "csv", Page(full=True))
    csv.field_size_limit(10**7)
    cells = [c for row in csv.reader(io.StringIO(text, newline="")) for c in row]

    assert max(map(len, cells)) <= LONGEST_CELL
    assert not [cell for cell in cells if cell.startswith(("{", "[{", '["'))]


def test_what_happens_across_effects_fits_a_spreadsheet_too(real_kb):
    effects = list(real_kb.effects.values())
    for ask in (across.compare, across.timeline):
        text = render(ask(effects, real_kb, Filters()), real_kb, "tsv", Page())

        assert (
            max(len(cell) for line in text.splitlines() for cell in line.split("\t"))
            <= LONGEST_CELL
        )
        assert '{"' not in text


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("text", ["=one; " * 9_000, "x" * 40_000, "\U0001f480; " * 20_000])
def test_what_fits_no_cell_says_where_the_rest_is(kb, form, text):
    shown = render(made(title=text.strip("; ")), kb, form, Page(fields=("title",)))
    ((cell,),) = csv.reader(io.StringIO(shown.partition("\n")[2], newline=""), delimiter="\t")

    assert LONGEST_CELL / 2 < len(cell.encode("utf-16-le")) / 2 <= LONGEST_CELL
    assert cell.endswith("; ... (more: --json)")


@pytest.mark.parametrize("length", [LONGEST_CELL - 1, 20_000])
def test_what_fits_a_cell_is_whole(kb, length):
    shown = render(made(title="x" * length), kb, "csv", Page(fields=("title",)))

    assert shown == f"title\r\n{'x' * length}\r\n"


@given(st.text(max_size=30))
def test_no_spreadsheet_runs_a_cell(kb, title):
    (row,) = csv.DictReader(io.StringIO(render(made(title=title or "t"), kb, "csv", Page())))

    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(max_size=30))
def test_a_tab_separated_row_stays_one_row(kb, title):
    lines = render(made(title=title), kb, "tsv", Page()).split("\n")

    assert len(lines) == 3
    assert lines[0].count("\t") == lines[1].count("\t")


def test_every_format_is_listed_in_one_place():
    assert set(LISTED) | {"html", "bibtex", "csl-json"} == set(FORMATS)


def test_no_source_breaks_out_of_its_bibtex_entry(kb):
    bibtexparser = pytest.importorskip("bibtexparser")
    answer = made(url="http://x/},\tnote={pwn}", doi="10.1/}{", authors="A}, evil={ B")
    library = bibtexparser.parse_string(
        render(answer, with_records(kb, sources={"x": answer.records[0]}), "bibtex", Page())
    )

    (entry,) = library.entries
    assert not library.failed_blocks
    assert "evil" not in entry.fields_dict
    assert entry["note"].startswith("Read:")


@pytest.mark.parametrize(
    "form", ["csv", "tsv", "json", "jsonl", "markdown", "plain", "bibtex", "csl-json"]
)
@given(sign=st.sampled_from("\u061c\u200e\u200f\u2028\u2029\u202e\u2066\x9b\x1b\r"))
def test_no_format_lets_through_what_steers_a_terminal(kb, form, sign):
    answer = made(title=f"a{sign}b", note=f"a{sign}b")
    text = render(answer, with_records(kb, sources={"x": answer.records[0]}), form, Page())

    assert sign not in text.replace("\r\n", "\n")


def test_a_line_that_begins_like_a_list_stays_a_line(kb):
    interaction = replaced(kb.interactions["alcohol"], summary="- a list? 1. no")
    answer = Answer(command="interactions", kind="interaction", records=(interaction,), entry=True)

    assert "\n\\- a list? 1. no\n" in render(answer, kb, "markdown", Page())


def test_what_completes_is_harmless_to_shells(kb):
    name = "x $(touch y) `z` \\$(w) [/foo] \"q\" 'r' : ;"
    facets = kb.facets["cystitis"]._replace(name=name)
    offered = dict(offers(with_records(kb, facets=dict.fromkeys(kb.facets, facets))))

    assert offered["effect cystitis"].endswith("\tx  (touch y)  z    (w)  /foo   q   r     ")
