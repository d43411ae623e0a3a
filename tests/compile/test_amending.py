"""A record that stands elsewhere is amended field by field, checked as a whole, and the answer says by which file."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketcli.answers import query
from ketcli.compile import compiler, files, written, yamlfile
from ketcli.compile.written import amended
from ketcli.render import Page, render

KB = Path(__file__).parents[1] / "kb.yaml"
FIRST = "survey-x-1"


def examined(tmp_path, *amendments):
    paths = [KB]
    for number, text in enumerate(amendments):
        paths.append(tmp_path / f"own-{number}.yaml")
        paths[-1].write_text("amendments:\n" + text, encoding="utf-8")
    return compiler.examine(paths)


def kb_of(tmp_path, *amendments):
    outcome = examined(tmp_path, *amendments)

    assert outcome.problems == ()
    return outcome.kb


def test_lists_are_added_to_and_values_take_the_place_of_others(tmp_path, kb):
    before = kb.effects["cystitis"]
    after = kb_of(
        tmp_path,
        "- {kind: effect, record: cystitis, add: {lay_terms: [burning], synonyms: [cystitis of ours]}}\n"
        "- {kind: effect, record: cystitis, set: {plain_name: sore bladder, systems: [general]}}\n"
        "- {kind: source, record: survey, set: {title: Another}}\n"
        "- {kind: help, record: no-urine, add: {signs: [nothing at all]}}\n",
    )
    effect = after.effects["cystitis"]

    assert effect.lay_terms == (*before.lay_terms, "burning")
    assert effect.synonyms == (*before.synonyms, "cystitis of ours")
    assert (effect.plain_name, effect.systems) == ("sore bladder", ("general",))
    assert effect.summary == before.summary
    assert after.sources["survey"].title == "Another"
    assert after.help["no-urine"].signs == (*kb.help["no-urine"].signs, "nothing at all")
    assert effect.help[0].signs == after.help["no-urine"].signs


def test_a_finding_is_corrected_by_its_id_and_what_follows_is_worked_out_anew(tmp_path, kb):
    patch = (
        "set: {figure: {percent: 30, count: null, text: about}, caveat: Ours., reversibility: null}"
    )
    after = kb_of(tmp_path, f"- {{kind: finding, record: {FIRST}, {patch}}}\n")
    old, new = (
        next(f for f in k.effects["cystitis"].findings if f.id == FIRST) for k in (kb, after)
    )

    assert (old.figure.percent, old.figure.count) == (26.6, 340)
    assert (new.figure.percent, new.figure.count, new.figure.text) == (30, None, "about")
    assert new.figure.population == old.figure.population
    assert (new.caveat, new.reversibility) == ("Ours.", None)
    assert "30%" in render(query.select(after), after, "plain", Page())


def test_a_later_file_amends_what_an_earlier_one_amended(tmp_path):
    one = "- {kind: effect, record: cystitis, add: {lay_terms: [one]}, set: {plain_name: one}}\n"
    effect = kb_of(tmp_path, one, one.replace("one", "two")).effects["cystitis"]

    assert effect.lay_terms[-2:] == ("one", "two")
    assert effect.plain_name == "two"


@pytest.mark.parametrize(
    ("amendment", "line", "wanted"),
    [
        ("record: cystitis,\n  set: {name: x,\n  systems: [bladder]}", 4, "'bladder' is not one of 'infections'"),
        ("record: cystitis,\n  add: {related: [\n  nobody]}", 4, "no effect called 'nobody'"),
        ("record: cystitis,\n  set: {\n  no_such: 1}", 4, "unknown key 'no_such'"),
        ("record: cystitis,\n  add: {\n  summary: [x]}", 4, "summary is no list to add to; use 'set'"),
        ("record: cystitis,\n  set: {summary:\n  Test bladder is that, name: Test bladder}", 4, "summary begins with the name"),
        ("record: cystitis,\n  set: {name: null}", 20, "needs the key 'name'"),
        ("record:\n  cystitus", 3, "no effect called 'cystitus' to amend; closest: cystitis"),
        ("record: cystitis,\n  sets: {}", 3, "unknown key 'sets'; legal here: kind, record, set, add, why"),
        ("record: cystitis,\n  set: []", 3, "set must be a mapping"),
        ("record: cystitis,\n  add: {lay_terms: x}", 3, "lay_terms must be a list, not 'x'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_placed_in_the_file_that_amends(tmp_path, amendment, line, wanted):
    (found,) = examined(tmp_path, f"- {{kind: effect, {amendment}}}\n").problems

    assert wanted in found.message
    assert found.line == line
    assert found.path.endswith("kb.yaml" if "null" in amendment else "own-0.yaml")


@pytest.mark.parametrize(
    ("patch", "line", "wanted"),
    [
        ("figure: {percent: 126}", 4, "percent 126 is not a percentage"),
        ("figure: {count: 999,\n  total: 3}", 4, "figure: 999 of 3 cannot be"),
        ("source:\n  nobody", 5, "no source called 'nobody'"),
        ("onset: {low: 3,\n  text: x}", 4, "onset: a number needs a unit"),
    ],
)
def test_so_is_what_is_wrong_inside_a_finding(tmp_path, patch, line, wanted):
    wish = f"- kind: finding\n  record: {FIRST}\n  set: {{{patch}}}\n"
    (found,) = examined(tmp_path, wish).problems

    assert wanted in found.message
    assert found.path.endswith("own-0.yaml") or wanted.startswith("figure")
    assert found.line == line or wanted.startswith("figure")


def test_what_is_no_kind_is_told_with_the_kinds(tmp_path):
    (found,) = examined(tmp_path, "- {kind: efect, record: cystitis}\n").problems

    assert found.message.startswith("kind 'efect' is not one of effect, finding, source")


def test_every_answer_names_the_file_and_about_changes_says_what(tmp_path, kb):
    after = kb_of(tmp_path, "- {kind: effect, record: cystitis, add: {lay_terms: [burning]}}\n")
    changes = render(query.topics(after, "changes"), after, "plain", Page())

    assert "Amended by" not in kb.about.notice + kb.about.notice_in_short
    assert "changes" not in kb.background
    for form in ("table", "plain", "markdown", "html", "json"):
        assert "Amended by own-0.yaml" in " ".join(
            render(query.select(after), after, form, Page()).split()
        )
    assert f"cystitis: lay_terms, by {tmp_path / 'own-0.yaml'}" in changes


def test_what_an_alias_shares_is_not_amended_with_it(tmp_path):
    text = "effects:\n- &one {id: one, name: One, lay_terms: &terms [x]}\n- {id: two, lay_terms: *terms}\n"
    wish = "amendments:\n- {kind: effect, record: one, add: {lay_terms: [y]}}\n"
    read = [yamlfile.parsed(files.File(Path(n), t.encode())) for n, t in (("a", text), ("b", wish))]
    amended(read)

    assert [row["lay_terms"] for row in read[0].value["effects"]] == [["x", "y"], ["x"]]


def test_a_finding_inside_another_record_is_amended_by_its_id(tmp_path, kb):
    (finding,) = kb.interactions["alcohol"].findings
    wish = f"- {{kind: finding, record: {finding.id}, set: {{caveat: Ours.}}}}\n"
    more = "- {kind: interaction, record: alcohol, add: {lay_terms: [pints]}}\n"
    for order in (wish + more, more + wish):
        alcohol = kb_of(tmp_path, order).interactions["alcohol"]

        assert alcohol.findings[0].caveat == "Ours."
        assert alcohol.lay_terms[-1] == "pints"


def test_a_finding_of_a_list_that_is_replaced_is_not_amended(tmp_path, kb):
    (finding,) = kb.interactions["alcohol"].findings
    (found,) = examined(
        tmp_path,
        "- {kind: interaction, record: alcohol, set: {findings: []}}\n"
        f"- {{kind: finding, record: {finding.id}, set: {{caveat: Ours.}}}}\n",
    ).problems

    assert "stands in a list that an amendment replaces" in found.message
    assert found.line == 3


@pytest.mark.exhaustive
def test_ids_of_findings_as_written_are_those_that_are_shown(real_kb):
    from ketcli import store

    read = [yamlfile.parsed(file) for file in files.read([store.data_folder()])]
    shown = {f.id for effect in real_kb.effects.values() for f in effect.findings}

    records = written.written(read)

    assert set(records["findings"]) == shown
    assert set(written.inside(records)) == {
        f.id
        for one in (*real_kb.interactions.values(), *real_kb.groups.values())
        for f in one.findings
    } | {f.id for topic in real_kb.topics.values() for s in topic.sections for f in s.findings}


KEYS = st.sampled_from(
    ["figure", "percent", "findings", "sections", "systems", "lay_terms", "name", "id", "effects", "source", "set", "add"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.sampled_from(["", "x", "cystitis", "renal-urinary"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=5,
)  # fmt: skip
RECORDS = st.sampled_from(
    ["cystitis", "survey", FIRST, "label-alcohol", "alcohol", "mechanism", "no-urine"]
)
KINDS = st.sampled_from(["effect", "finding", "source", "interaction", "topic", "help", "x"])
WISHES = st.fixed_dictionaries(
    {"kind": KINDS | VALUES, "record": RECORDS | VALUES}, optional={"set": VALUES, "add": VALUES}
)


@pytest.mark.exhaustive
@settings(max_examples=settings().max_examples * 3 // 5)
@given(wishes=st.lists(WISHES | VALUES, max_size=3) | VALUES)
def test_any_amendment_gives_problems_or_a_knowledge_base(wishes):
    own = json.dumps({"amendments": wishes}).encode()
    found = [files.File(KB, KB.read_bytes()), files.File(Path("own.yaml"), own)]
    outcome = compiler.compiled(found, "both")

    assert bool(outcome.problems) is (outcome.kb is None)


@pytest.mark.exhaustive
def test_thousands_of_amendments_of_one_record_cost_little(tmp_path):
    wish = "- {kind: effect, record: cystitis, add: {lay_terms: [x]}, set: {plain_name: y}}\n"
    started = time.process_time()
    examined(tmp_path, wish * 20_000)

    assert time.process_time() - started < 30
