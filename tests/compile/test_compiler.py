"""Bad YAML is named with its place, all of it at once, at a bounded cost."""

import copy
import json
import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import schema_of_files
from ketcli import api
from ketcli.answers import query
from ketcli.compile import compiler, limits, yamlfile
from ketcli.compile.files import File
from ketcli.errors import UnsoundData
from ketcli.knowledge import model
from ketcli.render import Page, render

KB = Path(__file__).parents[1] / "kb.yaml"
WHOLE = KB.read_text(encoding="utf-8")
TREE = yamlfile.read(KB).value


def problems(text: "str | bytes") -> list[str]:
    """What is told of a file that holds this."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    told = compiler.compiled([File(Path("own.yaml"), data)], "own.yaml").problems
    return [str(problem).replace("own.yaml:", "") for problem in told]


def test_the_test_data_is_sound():
    assert problems(WHOLE) == []


TWICE = """
  sides:
  - {text: four hours, source: label, locator: "5.6"}
  - {text: one hour, source: survey, locator: abstract}
"""


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("- id: mechanism", "- id: changes", "id 'changes' is a topic that the program makes itself"),
        (WHOLE[WHOLE.index("  drugs:"):WHOLE.index("sources:")], "  drugs: []\n", "needs at least one drug that findings"),
        ("context: therapeutic\n  setting: pain", "context: recreational\n  setting: pain", "setting pain does not go with recreational use"),
        ("percent: 26.6, count: 340", "percent_high: 30, count: 340", "figure: percent_high without percent"),
        ("percent: 26.6, count: 340}", "total: 340}", "figure: says no number; give percent, count or text"),
        ("plain_name: dizzy", 'plain_name: "..."', "plain_name '...' has no word to search for"),
        ("lay_terms: [light-headed]", 'lay_terms: ["-"]', "'-' has no word to search for"),
        (", cites: [{source: survey, locator: abstract}]}\n  unknowns", "}\n  unknowns", "cystitis: raises_risk needs cites"),
        ("- effects: [weight-loss]", "- effects: []", "a finding needs at least one effect"),
        ("signs: [you cannot pass urine]", "signs: []", "no-urine: signs is empty"),
        ("signs: [you cannot pass urine]", "signs: [you cannot pass urine]\n  own: [{sign: other}]", "no-urine: this is none of the signs above"),
        ("signs: [you cannot pass urine]", "signs: [you cannot pass urine]\n  own: [{sign: you cannot pass urine, effects: [dizziness]}]", "no-urine: not all of these are effects above"),
        (TWICE, TWICE.rsplit("\n", 2)[0] + "\n", "how-long: a disagreement has two sides or more"),
        (
            "frequency: common",
            "frequency: often",
            "frequency 'often' is not one of 'very-common', 'common'",
        ),
        (
            "  plain_name: dizzy",
            "  plain_nam: dizzy",
            "dizziness: unknown key 'plain_nam'; legal here: id, name, plain_name",
        ),
        ("  plain_name: dizzy\n", "", "dizziness: needs the key 'plain_name'"),
        ("- id: hypotension", "- id: hypertension", "hypertension: id used before in"),
        ("- id: hypotension", "- id: Low Pressure", "must be lower-case words joined by hyphens"),
        ("source: page", "source: pages", "no source called 'pages'"),
        ("effects: [hypotension]", "effects: [hypo]", "no effect called 'hypo'"),
        ("related: [retention]", "related: [cystitis]", "cystitis: is related to itself"),
        ("percent: 26.6", "percent: 266", "percent 266 is not a percentage"),
        ("count: 35,", "count: 35", ""),
        ("percent: 26.6", "percent: 40, percent_high: 10", "percent 40 is above percent_high 10"),
        ("percent: 26.6", "percent: true", "percent must be a number, not true"),
        ("percent: 26.6", 'percent: "26"', "percent must be a number, not '26'"),
        ("count: 340", "count: true", "count must be a number, not true"),
        ("year: 2012", 'year: "2012"', "year must be a number, not '2012'"),
        ("percent: 26.6", "percent: -1", "percent -1 is not a percentage"),
        ("count: 340", "count: -340", "count -340 cannot be; the lowest is 0"),
        (
            "systems: [nervous, ear]",
            "systems: [nervous, nervous]",
            "system 'nervous' is listed twice",
        ),
        ('edition: "2026-01-02"', 'edition: "2026-02-31"', "edition '2026-02-31' must be a date"),
        ('edition: "2026-01-02"', 'edition: "2026-99-99"', "edition '2026-99-99' must be a date"),
        ("doi: 10.1000/test.1", "doi: not a doi", "doi 'not a doi' must be a DOI"),
        (
            'url: "https://example.org/survey"',
            'url: "javascript:alert(1)"',
            "url 'javascript:alert(1)' must be an address",
        ),
        ("year: 2012", "year: 20122", "year 20122 cannot be; the highest is 2199"),
        ("summary: A full bladder will not empty.", "summary: null", "retention: summary is empty"),
        (
            "summary: A full bladder will not empty.",
            "summary: [a, b]",
            "summary must be text, not a list",
        ),
        (
            "summary: A full bladder will not empty.",
            "summary: {a: b}",
            "summary must be text, not a mapping",
        ),
        (
            "effects: [dizziness, hypotension]",
            "effects: dizziness",
            "effects must be a list, not 'dizziness'",
        ),
        (
            "figure: {measure",
            "figure: 3\n  reversibility: {measure",
            "figure must be a mapping of keys, not 3",
        ),
        (
            "locator: page 2",
            "locator: true",
            "locator must be text, not true; put quotes around it",
        ),
        ("    count: 35", "    count: 999", "figure: 999 of 346 cannot be"),
        ("low: 40, high: 90", "low: 90, high: 40", "onset: low 90 is above high 40"),
        ("low: 40, high: 90, unit: minutes", "low: 40, high: 90", "onset: a number needs a unit"),
        (
            "summary: You feel",
            "summary: Dizziness is when you feel",
            "summary begins with the name",
        ),
        ("synonyms: [raised blood pressure]", 'synonyms: [raised blood pressure, ""]', "is empty"),
        ("locator: text", 'locator: "a\\u001b[31mb"', "holds a control character"),
        ("locator: page 2", "locator: 2", "locator must be text, not 2; put quotes around it"),
        (
            "drug: either",
            "drug: aspirin",
            "drug 'aspirin' is not one of either, esketamine, ketamine",
        ),
        ("also: [either]", "also: [neither]", "no drug called 'neither' in this list"),
        ("{id: either, name", "{id: ketamine, name", "drug 'ketamine' is listed twice"),
        ('edition: "2026-01-02"', "edition: second", "edition 'second' must be a date"),
        ("term: both", "term: not-stated", "the finding of an effect needs a term"),
        (
            'reviewed: "2026-01-03"\n- id: retention',
            "reviewed: someday\n- id: retention",
            "must be a date like 2026-01-31",
        ),
        (
            "text: bladder, kind: body-part, first: cystitis",
            "text: bladder, kind: body-part, first: dizziness",
            "must find dizziness first",
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(old, new, wanted):
    assert old in WHOLE or not wanted
    changed = WHOLE.replace(old, new, 1)
    found = problems(changed)

    if wanted:
        assert any(wanted in p for p in found), found
        line = next(int(p.split(":")[0]) for p in found if wanted in p)
        assert 1 <= line <= changed.count("\n") + 1


def test_validation_changes_no_class_of_the_model():
    """Or the schema that is printed would depend on what was read before."""
    problems(WHOLE)

    assert [n for n, r in vars(model).items() if hasattr(r, "__pydantic_config__")] == []


def test_the_schema_of_files_shows_the_bounds():
    shown = schema_of_files()["$defs"]

    figure = shown["Figure"]["properties"]
    assert (figure["percent"]["minimum"], figure["percent"]["maximum"]) == (0, 100)
    assert figure["count"]["minimum"] == 0
    source = shown["Source"]["properties"]
    assert (source["year"]["minimum"], source["year"]["maximum"]) == (1500, 2199)
    for record, key in (("Source", "doi"), ("Source", "url"), ("EffectEntry", "id"),
                        ("About", "edition"), ("Note", "text")):  # fmt: skip
        assert shown[record]["properties"][key]["pattern"].startswith("^"), (record, key)


@pytest.mark.parametrize("value", [None, True, 3, 1.5, "x", [], {}, [1], {"a": 1}], ids=repr)
@pytest.mark.parametrize("key", ["summary", "systems", "severity", "related", "reviewed"])
def test_no_message_speaks_of_types_of_python(key, value):
    tree = copy.deepcopy(TREE)
    tree["effects"][0][key] = value
    tree["findings"][0]["figure"]["percent"] = value
    tree["findings"][0]["figure"]["composite"] = value
    # JSON is YAML too, and written in a tenth of the time.
    found = problems(json.dumps(tree))

    assert not [p for p in found if re.search(r"None|True|dict|str\b|tuple|\bint\b|float|bool", p)]


def test_references_are_found_by_what_the_model_declares():
    found = problems(WHOLE.replace("tier: emergency", "tier: emergency\n  groups: [nobody]", 1))

    assert any("no group called 'nobody'" in p for p in found)


def test_the_line_is_the_line_of_the_mistake():
    at = WHOLE[: WHOLE.index("frequency: common")].count("\n") + 1
    (found,) = problems(WHOLE.replace("frequency: common", "frequency: often"))

    assert found.startswith(f"{at}:14: ")


def test_all_mistakes_are_told_at_once():
    broken = WHOLE
    for old, new in (
        ("frequency: common", "frequency: often"),
        ("percent: 26.6", "percent: many"),
        ("plain_name: dizzy", "plain_name: dizzy\n  plain_name: giddy"),
        ("source: page,", "source: pages,"),
        ("source: page\n", "source: pages\n"),
        ("related: [retention]", "related: [cystitis]"),
    ):
        broken = broken.replace(old, new)
    found = problems(broken)

    for wanted in ("'often' is not", "'many'", "written twice", "called 'pages'", "to itself"):
        assert any(wanted in p for p in found), (wanted, found)
    assert len(found) == 5
    assert found == sorted(found, key=lambda p: int(p.split(":")[0]))


def test_what_a_broken_record_points_at_is_checked_in_the_same_round():
    broken = WHOLE.replace("term: both", "term: often\n  also: [{source: pages, locator: x}]", 1)
    found = problems(broken)

    assert len(found) == 2
    assert "'often' is not one of 'short', 'long', 'both' or 'not-stated'" in found[0]
    assert "no source called 'pages'; closest: page" in found[1]


@pytest.mark.parametrize(
    ("bad", "wanted"),
    [(b"\xff", "not UTF-8 text"), (b"\x07", "control characters are not allowed")],
)
def test_what_is_no_text_is_placed_where_it_stands(tmp_path, bad, wanted):
    before = WHOLE[: WHOLE.index("test bladder")]
    text = WHOLE.encode().replace(b"test bladder", "caf\u00e9 ".encode() + bad + b"bladder", 1)
    (tmp_path / "own.yaml").write_bytes(text)
    (found,) = compiler.examine([tmp_path / "own.yaml"]).problems

    assert wanted in found.message
    assert found.line == before.count("\n") + 1
    assert found.column == len(before) - before.rindex("\n") + len("caf\u00e9 ")


def test_a_folder_is_read_as_editors_name_and_link_files(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.YML").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "linked").symlink_to(tmp_path / "kept")
    for link in ("again", "once-more"):
        (tmp_path / "own" / link).symlink_to(tmp_path / "own")
    for draft in (".#b.yaml", "._b.yaml"):
        (tmp_path / "own" / draft).write_text("[", encoding="utf-8")

    assert compiler.examine([tmp_path / "own"]).problems == ()


def test_what_refers_to_a_broken_record_is_not_blamed():
    (found,) = problems(WHOLE.replace("kind: web-article", "kind: blog"))

    assert "'blog' is not one of" in found


def test_two_headings_are_one_too_many(tmp_path):
    (tmp_path / "more.yaml").write_text(WHOLE.split("sources:")[0], encoding="utf-8")
    (found,) = compiler.examine([KB, tmp_path / "more.yaml"]).problems

    assert "a second 'about'" in found.message


def test_a_knowledge_base_may_be_about_another_drug(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        WHOLE.replace("esketamine", "dextrocaffeine").replace("ketamine", "caffeine"),
        encoding="utf-8",
    )
    kb = compiler.compile_kb([path])

    assert [drug.id for drug in kb.about.drugs] == ["caffeine", "dextrocaffeine", "either"]
    assert [e.id for e in api.select(kb, drug="dextrocaffeine").records] == [
        "hypertension",
        "hypotension",
        "dizziness",
    ]
    shown = render(query.interactions(kb, "booze"), kb, "plain", Page())
    assert "CAFFEINE + ALCOHOL" in shown
    assert "ketamine" not in shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: [1, 2", "not YAML"),
        ("a: 1\na: 2", "key 'a' is written twice"),
        (
            "about: !!python/object/apply:os.system [ls]",
            "tag 'tag:yaml.org,2002:python/object/apply:os.system' is not allowed",
        ),
        ("--- {}\n--- {}\n", "a second document"),
        ("? [1]\n: 2", "a key must be plain text"),
        ("about: *nothing", "names no anchor"),
        ("[" * 5000, "nest"),
        ("- x\n", "the file must be a mapping"),
        ("just text", "the file must be a mapping"),
        (b"\xff\xfe\x00\x00", "not"),
        (b"about: \x00", "not YAML"),
        ("name: 'x" + "y" * 30000 + "'", "a text of more than"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text, wanted):
    found = problems(text)

    assert any(wanted in p for p in found), found


def test_exploding_aliases_are_refused_quickly():
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for one, other in zip("abcdefghi", "bcdefghij", strict=True):
        laughs += f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]\n"
    started = time.process_time()
    found = problems(laughs)

    assert any("aliases included" in p for p in found), found
    assert time.process_time() - started < 5


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "".join(f"%TAG !a{n}! x\n" for n in range(100_000)) + "--- {}\n",
            "directives are not allowed",
        ),
        (
            f"a: &a {'x' * 7000}\nb: [{', '.join(['*a'] * (limits.MAX_LETTERS // 6000))}]\n",
            "letters, aliases included",
        ),
        ("# c\r" + "%TAG !x! a\r" * 100_000 + "---\rabout: 1\r", "directives are not allowed"),
        ("\ufeff%TAG !x! a\n---\nabout: 1\n", "directives are not allowed"),
        (
            WHOLE.replace(
                "  - {id: either,",
                "".join(f"  - {{id: d{n}, name: d, meaning: d}}\n" for n in range(5000))
                + "  - {id: either,",
            ),
            "more than 50 drugs",
        ),
        ("name: &a [*a]\n", "lies inside what it stands for"),
        ("[" * 100_000, "nest"),
        ("x: [" + "1, " * limits.MAX_VALUES + "]", "values, aliases included"),
        ("{" + "".join(f"k{n}: 1, " for n in range(3000)) + "}", "more like these"),
    ],
    ids=[
        "directives",
        "aliased-text",
        "directives-cr",
        "directives-bom",
        "drugs",
        "cycle",
        "depth",
        "values",
        "keys",
    ],
)
def test_hostile_files_cost_little(text, wanted):
    started = time.process_time()
    found = problems(text)

    assert any(wanted in p for p in found), found[:3]
    assert len(found) <= limits.MOST_PROBLEMS + 1
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "name", ["x" * 7000, "two\nlines", "\x85 \u2028 ", "\x1b[31m\u202e"], ids=repr
)
def test_a_problem_is_one_line_of_bounded_length(tmp_path, name):
    tree = copy.deepcopy(TREE)
    tree["effects"][0]["id"] = name
    tree["effects"][1][name] = name
    tree["findings"][0]["source"] = name
    tree[name] = 1
    (tmp_path / "own.yaml").write_text(yaml.safe_dump(tree), encoding="utf-8")
    compiled = compiler.examine([tmp_path / "own.yaml"])

    assert compiled.problems
    for problem in compiled.problems:
        assert len(problem.message) < 700
        assert problem.message.isprintable()


@pytest.mark.exhaustive
def test_a_file_full_of_mistakes_is_told_in_part():
    finding = "- {effects: [dizziness], statement: x, context: unspecified, drug: either, term: short, source: no, locator: x}\n"
    unknown = problems(WHOLE.replace("\nhelp:", "\n" + finding * 3000 + "\nhelp:"))
    repeated = problems("x: 1\n" * 9000)

    assert len(unknown) == limits.MOST_PROBLEMS + 1
    assert "and more" in " ".join(unknown)
    assert len(repeated) == limits.MAX_REPEATED + 1


def test_what_is_stored_with_many_effects_is_bounded():
    long = "x" * 7000
    effects = ", ".join(f"e{n}" for n in range(25))
    more = "".join(
        f"- {{id: e{n}, name: E{n} kind, plain_name: e{n} kind, systems: [eye], summary: It is.}}\n"
        for n in range(25)
    )
    help = "".join(
        f"- {{id: h{n}, tier: routine, signs: [*long], effects: [{effects}], cites: [{{source: label, locator: x}}]}}\n"
        for n in range(100)
    )
    text = WHOLE.replace("summary: Body weight goes down.", f"summary: &long {long}")
    text = text.replace("\nfindings:\n", f"{more}\nfindings:\n")
    text = text.replace("\ndisagreements:\n", f"{help}\ndisagreements:\n")

    assert any("too much text for the effects" in p for p in problems(text))


def test_the_same_file_under_many_names_counts_once(tmp_path):
    (tmp_path / "one.yaml").write_text(WHOLE, encoding="utf-8")
    for number in range(50):
        (tmp_path / f"link{number}.yaml").symlink_to(tmp_path / "one.yaml")

    assert compiler.compile_kb([tmp_path]).about.name == "A knowledge base for tests"


def test_files_are_bounded_together(tmp_path):
    for number in range(limits.MAX_TOTAL // limits.MAX_BYTES + 1):
        text = "#" * (limits.MAX_BYTES - 1)
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")

    assert "bytes of YAML" in str(compiler.examine([tmp_path]).problems[0])


@pytest.mark.parametrize(
    "sign", ["\u061c", "\u200e", "\u200f", "\u2028", "\u202e", "\u2066", "\x85"], ids=ascii
)
def test_no_text_may_hold_what_steers_a_terminal(sign):
    tree = copy.deepcopy(TREE)
    tree["effects"][0]["summary"] = f"It {sign} is."
    # In YAML some of these end a line unless they are escaped.
    (found,) = problems(json.dumps(tree, ensure_ascii=sign in "\u2028\x85"))

    assert "control character" in found


def test_a_finding_that_names_everything_is_refused():
    many = ", ".join(["cystitis"] * (limits.MOST_EFFECTS + 1))

    assert any(
        f"names more than {limits.MOST_EFFECTS} effects" in p
        for p in problems(WHOLE.replace("effects: [hypotension]", f"effects: [{many}]"))
    )


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(limits.MAX_BYTES + 1)

    assert "larger than" in str(compiler.examine([path]).problems[0])


def test_an_empty_folder_says_so(tmp_path):
    assert "no .yaml file here" in str(compiler.examine([tmp_path]).problems[0])


def test_a_missing_heading_is_named():
    assert "no file has the key 'about'" in problems("effects: []")[0]


def test_dates_and_words_stay_text(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(
        "a: 2026-01-02\nb: no\nc: 12\nd: 1.5\ne: null\nf: true\ng: '12'\nh: 1e5\n", encoding="utf-8"
    )

    assert yamlfile.read(path).value == {
        "a": "2026-01-02", "b": "no", "c": 12, "d": 1.5, "e": None, "f": True, "g": "12", "h": "1e5"
    }  # fmt: skip


def test_a_snapshot_gives_back_the_records_that_were_written(kb):
    from ketcli.knowledge import model
    from ketcli.knowledge.kinds import KINDS
    from ketcli.knowledge.records import decoded, jsonable

    for kind in KINDS:
        for record in getattr(kb, kind.plural).values():
            assert isinstance(record, getattr(model, kind.record))
            assert decoded(type(record), jsonable(record)) == record
    written = yamlfile.read(KB).value
    assert list(kb.effects) == [effect["id"] for effect in written["effects"]]
    assert set(kb.sources) == {source["id"] for source in written["sources"]}
    assert kb.about.notice == written["about"]["notice"]
    assert {name.effect for name in kb.names} == set(kb.effects)


def test_problems_raise_one_error_that_holds_them_all(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("effects: 3\nsources: 4\n", encoding="utf-8")
    with pytest.raises(UnsoundData) as caught:
        compiler.compile_kb([path])

    assert len(caught.value.problems) == 2
    assert "1 more" in str(caught.value)


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["about", "effects", "findings", "sources", "id", "name", "figure", "help", "topics", "x"]) | st.text(max_size=5),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.exhaustive
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings().max_examples * 3 // 2,
    deadline=None,
)
@given(tree=TREES)
def test_any_tree_gives_problems_or_a_knowledge_base(tmp_path, tree):
    path = tmp_path / "tree.yaml"
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    compiled = compiler.examine([path])

    assert (compiled.kb is None) == bool(compiled.problems)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings().max_examples * 3 // 2,
    deadline=None,
)
@given(data=st.binary(max_size=200))
def test_any_bytes_give_problems_or_a_knowledge_base(tmp_path, data):
    path = tmp_path / "bytes.yaml"
    path.write_bytes(data)
    compiled = compiler.examine([path])

    assert (compiled.kb is None) == bool(compiled.problems)


@pytest.mark.exhaustive
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=settings().max_examples * 4 // 5,
    deadline=None,
)
@given(at=st.integers(0, len(WHOLE) - 1), insert=st.text(max_size=6), cut=st.integers(0, 40))
def test_any_cut_into_sound_data_is_survived(tmp_path, at, insert, cut):
    path = tmp_path / "cut.yaml"
    path.write_text(WHOLE[:at] + insert + WHOLE[at + cut :], encoding="utf-8", errors="replace")
    compiled = compiler.examine([path])

    assert (compiled.kb is None) == bool(compiled.problems)
