"""Which number leads, how soon, how long and how it ends: one line for each question.

1. The use in which it is surest before the other; in each, people who could get it before people already ill.
2. This effect alone before counts of several; one drug before several; people at large before people picked
   for what they were; compared before not; more people; newer.
3. `lead` overrules, and `validate` refuses a lead that cannot be.
4. One group of people counts once. What is said of a slice comes from that slice.
"""

from dataclasses import replace

import pytest

from ketcli.compile import compiler
from ketcli.compile.ids import source_label, with_ids
from ketcli.compile.weighing import Known, weighed
from ketcli.knowledge.evidence import Comparator, Figure, Finding, Reversal, Source, Span
from ketcli.knowledge.records import decoded
from ketcli.knowledge.synthesis import Slice
from ketcli.knowledge.together import slices
from ketcli.knowledge.vocabulary import (
    SINGLED_OUT,
    Access,
    Base,
    Context,
    Measure,
    Presence,
    Reversibility,
    Route,
    SourceKind,
    Term,
    Unit,
)


def finding(id: str, percent: float | None = None, **more) -> Finding:
    """A finding of its own source; keys of a figure go into its figure."""
    figure = {
        key: more.pop(key)
        for key in ("measure", "of", "total", "count", "composite", "comparator")
        if key in more
    }
    if percent is not None:
        values = {"measure": Measure.RATE, "of": Base.USERS_SURVEYED, "population": "people"}
        more["figure"] = Figure(**{**values, "percent": percent, **figure})
    values = {
        "effects": ("e",),
        "statement": "Seen.",
        "context": Context.RECREATIONAL,
        "drug": "ketamine",
        "term": Term.LONG,
        "source": id,
        "locator": "text",
    }
    return Finding(**{**values, "id": id, **more})


def placebo(percent: float, **more) -> Comparator:
    return Comparator(name="placebo", percent=percent, **more)


def source(id: str, **more) -> Source:
    values = {"title": id, "kind": SourceKind.COHORT, "read": Access.ORIGINAL, "label": id}
    return Source(**{**values, "id": id, **more})


def of(findings, known):
    told = slices(weighed(findings, known), findings, known.sources)
    return [decoded(Slice, one) for one in told]


def sliced(findings, *sources, context=Context.RECREATIONAL, term=Term.LONG):
    known = {f.source: source(f.source) for f in findings} | {one.id: one for one in sources}
    every = of(findings, Known(known, {"either"}))
    return next(one for one in every if (one.context, one.term) == (context, term))


@pytest.mark.parametrize(
    "other",
    [
        {"measure": Measure.SHARE_OF_CASES, "total": 9000},
        {"measure": Measure.SHARE_OF_REPORTS, "total": 9000},
        {"measure": Measure.STOPPING, "total": 9000},
        {"of": Base.CASE_SERIES, "total": 9000},
        {"composite": True, "total": 9000},
        {"drug": "either", "total": 9000},
        {"total": 99},
        {},
    ],
    ids=str,
)
def test_the_number_that_leads_is_the_one_that_answers_how_often(other):
    leads = finding("leads", 20, total=100)

    assert sliced([finding("a", 70, **other), leads]).headline.finding == "leads"


def test_of_a_whole_the_number_from_where_it_is_surest_leads_and_of_a_slice_its_own():
    users = [finding("a", 60, total=90), finding("b"), finding("c")]
    trial = finding("trial", 3, total=900, context=Context.THERAPEUTIC, term=Term.SHORT)
    alone = finding("alone", 4, total=90, context=Context.THERAPEUTIC, term=Term.SHORT)
    whole = sliced([*users, trial], context=None, term=None)
    treated = sliced([*users, trial, alone], context=Context.THERAPEUTIC, term=None)

    assert (whole.surest.context, whole.headline.finding) == (Context.RECREATIONAL, "a")
    assert treated.headline.finding == "trial"


def test_a_number_of_the_ill_leads_no_number_of_others_of_its_use_but_those_of_another_use():
    ill = [finding("ill", 60, of=Base.PATIENTS_REFERRED), finding("b"), finding("c")]
    trial = finding("trial", 3, total=900, context=Context.THERAPEUTIC, term=Term.SHORT)
    users = finding("users", 2, total=90)
    unsaid = finding("unsaid", 2, total=90, context=Context.UNSPECIFIED)

    assert sliced([*ill, trial], context=None, term=None).shares == ("ill", "trial")
    assert sliced([*ill, trial, users], context=None, term=None).headline.finding == "users"
    assert sliced([*ill, trial, unsaid], context=None, term=None).headline.finding == "unsaid"


@pytest.mark.parametrize("of", SINGLED_OUT)
def test_people_picked_for_what_they_were_come_after_people_at_large(of):
    picked = finding("picked", 70, of=of, total=9000, comparator=placebo(0))

    assert sliced([picked, finding("large", 20, total=100)]).headline.finding == "large"


def test_a_number_that_was_set_against_people_without_the_drug_comes_before_one_that_was_not():
    alone = finding("alone", 37, total=1148)
    two_doses = finding("doses", 92, total=1100, comparator=placebo(54, took_drug=True))
    compared = finding("compared", 18, total=983, comparator=placebo(15))

    assert sliced([alone, two_doses, compared]).shares == ("compared", "alone", "doses")


def test_of_equals_the_newer_leads():
    two = [finding("a", 20, total=100), finding("b", 30, total=100)]

    assert sliced(two, source("a", year=2010), source("b", year=2020)).headline.finding == "b"


def test_a_denominator_in_words_counts_as_count_and_percentage_come_to():
    found = [finding("a", 20, total=100), finding("b", 26.6, count=340)]

    assert sliced(found).headline.finding == "b"


def test_an_editor_overrules():
    two = [finding("a", 20, total=100), finding("b", 30, composite=True, lead=True)]

    assert sliced(two).headline.finding == "b"


def test_numbers_of_one_kind_make_a_range_and_one_group_of_people_counts_once():
    found = [
        finding("a", 20, total=100),
        finding("b", 35, total=90),
        finding("again", 80, total=80, people="a"),
        finding("ill", 99, measure=Measure.SHARE_OF_CASES),
    ]
    headline = sliced(found).headline

    assert (headline.low, headline.high, headline.sources) == (20, 35, 2)
    assert headline.findings == ("a", "b")


def test_no_share_means_no_headline():
    found = [finding("a", figure=Figure(measure=Measure.COUNT, of=Base.REPORTS, population="x", count=5, total=9))]  # fmt: skip

    assert sliced(found).headline is None


def test_a_slice_says_nothing_of_another():
    found = [
        finding("use", 20),
        finding("care", 30, context=Context.THERAPEUTIC, presence=Presence.ABSENT),
    ]
    care = sliced(found, context=Context.THERAPEUTIC)

    assert (care.present, care.absent, care.headline, care.surest) == (0, 1, None, None)
    assert [one.finding for one in care.not_found] == ["care"]
    assert sliced(found).not_found == ()


def test_times_run_from_the_lowest_to_the_highest_for_each_route():
    hours = {"unit": Unit.HOUR}
    found = [
        finding("a", route=Route.SNORTED, duration=Span(text="an hour", low=1, high=1, **hours)),
        finding("b", route=Route.SNORTED, duration=Span(text="an hour", high=2, **hours)),
        finding("c", duration=Span(text="days", unit=Unit.DAY)),
    ]
    snorted, unstated = sliced(found).durations

    assert (snorted.low_seconds, snorted.high_seconds, snorted.sources) == (3600, 7200, 2)
    assert (snorted.text, snorted.route, snorted.findings) == ("an hour", "snorted", ("a", "b"))
    assert (unstated.text, unstated.low_seconds, unstated.route) == ("days", None, None)


def test_endings_come_with_their_number_of_sources_most_first():
    def ends(id: str, degree: Reversibility) -> Finding:
        return finding(id, reversibility=Reversal(degree=degree, text=id))

    found = [ends("a", Reversibility.IRREVERSIBLE), *(ends(x, Reversibility.PARTLY) for x in "bc")]

    assert [(e.degree, e.sources) for e in sliced(found).endings] == [
        (Reversibility.PARTLY, 2),
        (Reversibility.IRREVERSIBLE, 1),
    ]


def test_ids_of_findings_follow_from_source_and_row_and_nothing_else():
    one = finding("s", evidence=("lit-1",))
    bare = [replace(one, id=""), replace(one, id="", evidence=("lit-2",)),
            replace(one, id="", evidence=("lit-2",), effects=("other",)),
            replace(one, id="", evidence=())]  # fmt: skip
    ids = [f.id for f in with_ids(bare)]

    assert ids == ["s-lit-1", "s-lit-2-e", "s-lit-2-other", "s-e"]
    assert [f.id for f in with_ids(bare[::-1])] == ids[::-1]
    assert [f.id for f in with_ids([bare[0]] * 2)] == ["s-lit-1-e-1", "s-lit-1-e-2"]


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ({"authors": "Winstock AR, Mitcheson L", "year": 2012}, "Winstock 2012, cohort study"),
        ({"authors": "Colina Vargas YA, et al."}, "Colina Vargas, cohort study"),
        ({"publisher": "Drug Journal (a copy)", "year": 2001}, "Drug Journal 2001, cohort study"),
        ({"publisher": "Review 9:1", "year": 2020}, "Review 2020, cohort study"),
        ({"title": "[In Chinese; a study]", "year": 2020}, "In Chinese 2020, cohort study"),
        ({"title": "What it is", "year": 2021}, "What it is 2021, cohort study"),
    ],
    ids=str,
)
def test_sources_are_called_by_author_year_and_kind(more, label):
    assert source_label(source("s", **more)) == label


LEADING = "figure: {measure: rate, of: users-surveyed, population: people who answered, percent: 26.6, count: 340}"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (LEADING, LEADING + "\n  lead: true", ""),
        (LEADING, LEADING.replace("rate", "ratio") + "\n  lead: true", "cannot lead"),
        ("  caveat: One case.", "  caveat: One case.\n  lead: true", "cannot lead"),
        ("  presence: absent\n  source: label", "  presence: absent\n  lead: true\n  source: label", "cannot lead"),
        ("- effects: [cystitis]\n  statement: Seen once",
         f"- {{effects: [cystitis], statement: So., context: recreational, drug: either, term: both, {LEADING}, lead: true, source: page, locator: text}}\n"
         "- effects: [cystitis]\n  statement: Seen once", "leads already for cystitis"),
    ],
    ids=["possible", "no-share", "no-figure", "absent", "two"],
)  # fmt: skip
def test_a_lead_must_be_possible(tmp_path, kb_text, old, new, wanted):
    text = kb_text.replace(old, new, 1)
    if wanted.startswith("leads"):
        text = text.replace(LEADING, LEADING + "\n  lead: true", 1)
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    found = [str(p) for p in compiler.examine([tmp_path / "own.yaml"]).problems]

    assert old in kb_text
    assert all(wanted in p for p in found) if wanted else found == []
    assert bool(found) == bool(wanted)


@pytest.fixture
def kb_text(request) -> str:
    return (request.path.parents[1] / "kb.yaml").read_text(encoding="utf-8")
