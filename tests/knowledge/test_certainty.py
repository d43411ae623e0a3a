"""The rule of certainty: what can lift a cell, and what never can.

1. One finding more that is absent never raises a word.
2. One finding more from a source known only at second hand never lifts a cell above low.
3. One case report more never lowers a word.
4. High is never reached on one event, no difference, a number that counts more, or second hand.
5. Mixed findings alone are low, everywhere.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli.compile.weighing import Known, weighed
from ketcli.knowledge.certainty import CELLS, ratings
from ketcli.knowledge.evidence import Cite, Comparator, Figure, Finding, Reversal, Source
from ketcli.knowledge.support import difference
from ketcli.knowledge.vocabulary import (
    Access,
    Base,
    Basis,
    Certainty,
    Context,
    Design,
    Measure,
    Presence,
    Region,
    Reversibility,
    Setting,
    SourceKind,
    Term,
)

RANKS = list(Certainty)
TREATED = (Context.THERAPEUTIC, Term.SHORT)


def source(id: str = "s", kind: SourceKind = SourceKind.RCT, **more) -> Source:
    return Source(**{"id": id, "kind": kind, "title": id, "read": Access.ORIGINAL, **more})


def finding(of: str = "s", **more) -> Finding:
    values = {
        "id": f"f-{of}",
        "effects": ("e",),
        "statement": "It was seen.",
        "context": Context.THERAPEUTIC,
        "drug": "either",
        "term": Term.SHORT,
        "source": of,
        "locator": "text",
    }
    return Finding(**{**values, **more})


def share(events: int, people: int, *against: int, **more) -> Figure:
    other = Comparator(name="placebo", count=against[0], total=against[1]) if against else None
    values = {
        "measure": Measure.RATE,
        "of": Base.TRIAL_ARM,
        "population": "people",
        "count": events,
        "total": people,
        "comparator": other,
    }
    return Figure(**{**values, **more})


def cells(findings, sources):
    return ratings(weighed(findings, Known({one.id: one for one in sources}, ())))


def word(findings, sources, cell=TREATED) -> Certainty:
    return cells(findings, sources)[cell].certainty


SOURCES = st.lists(
    st.builds(
        source,
        kind=st.sampled_from([*SourceKind]),
        read=st.sampled_from([*Access]),
        regulator=st.none() | st.sampled_from([*Region]),
        inside=st.none() | st.sampled_from([*Design]),
        people=st.none() | st.sampled_from(["a", "b"]),
        weak=st.booleans(),
        sample=st.sampled_from([None, "4 people", "40 people"]),
    ),
    min_size=1,
    max_size=6,
).map(lambda every: [replace(one, id=f"s{n}") for n, one in enumerate(every)])
FIGURES = st.none() | st.builds(
    share,
    st.integers(0, 30),
    st.just(100),
    st.integers(0, 30),
    st.just(100),
    composite=st.booleans(),
    measure=st.sampled_from([*Measure]),
)


@st.composite
def evidence(draw):
    """Some findings on one effect, and their sources."""
    sources = draw(SOURCES)
    findings = draw(
        st.lists(
            st.builds(
                finding,
                st.sampled_from([one.id for one in sources]),
                context=st.sampled_from([*Context]),
                term=st.sampled_from([Term.SHORT, Term.LONG, Term.BOTH]),
                presence=st.sampled_from([*Presence]),
                figure=FIGURES,
                basis=st.sampled_from([*Basis]),
                setting=st.sampled_from([Setting.NOT_STATED, Setting.ANIMAL]),
                reversibility=st.none()
                | st.builds(Reversal, degree=st.sampled_from([*Reversibility]), text=st.just("so")),
            ),
            max_size=8,
        )
    )
    return findings, sources


CELL = st.sampled_from(CELLS)


@given(evidence(), CELL, SOURCES)
def test_one_absent_finding_more_never_raises(given_evidence, cell, more):
    findings, sources = given_evidence
    other = replace(more[0], id="other")
    absent = finding("other", context=cell[0], term=cell[1], presence=Presence.ABSENT)
    before = cells(findings, sources)
    after = cells([*findings, absent], (*sources, other))

    for place in CELLS:
        assert RANKS.index(after[place].certainty) >= RANKS.index(before[place].certainty)


@given(evidence(), CELL, st.sampled_from([*SourceKind]), FIGURES)
def test_one_second_hand_finding_more_never_lifts_above_low(given_evidence, cell, kind, figure):
    findings, sources = given_evidence
    told = source("told", kind, read=Access.SECONDARY_REPORT, regulator=Region.US)
    more = finding("told", context=cell[0], term=cell[1], figure=figure,
                   reversibility=Reversal(degree=Reversibility.REVERSIBLE, text="better"))  # fmt: skip
    before = word(findings, sources, cell)
    after = word([*findings, more], [*sources, told], cell)

    assert after in (before, Certainty.LOW, Certainty.VERY_LOW)


@given(evidence(), CELL)
def test_one_case_report_more_never_lowers(given_evidence, cell):
    findings, sources = given_evidence
    case = source("case", SourceKind.CASE_REPORT)
    more = finding("case", context=cell[0], term=cell[1])
    before = word(findings, sources, cell)
    after = word([*findings, more], [*sources, case], cell)

    assert RANKS.index(after) <= RANKS.index(before)


@pytest.mark.parametrize(
    ("figure", "shows"),
    [
        (share(35, 346, 6, 222), True),
        (share(5, 227, 2, 225), False),
        (share(2, 100, 0, 100), False),
        (share(70, 346, 38, 222), False),
        (share(35, 346), None),
        (share(35, 346, 6, 222, composite=True), None),
        (share(35, 346, 6, 222, comparator=Comparator(name="more of it", count=6, total=222, took_drug=True)), None),
        (share(0, 0, measure=Measure.RATIO, text="risk 2.16 times as high (95% CI 1.22 to 3.81)"), True),
        (share(0, 0, measure=Measure.CHANGE, text="1.09 mm Hg (95% confidence interval -0.37 to 2.55)"), False),
    ],
    ids=["clear", "chance", "two-events", "even", "alone", "composite", "both-took-it", "ratio", "change"],
)  # fmt: skip
def test_a_difference_is_more_than_chance(figure, shows):
    assert difference(figure) is shows


@pytest.mark.parametrize(
    ("figures", "read", "wanted"),
    [
        ([share(35, 346, 6, 222)], Access.ORIGINAL, Certainty.MODERATE),
        ([share(35, 346, 6, 222), share(20, 150, 2, 145)], Access.ORIGINAL, Certainty.HIGH),
        ([share(5, 227, 2, 225), share(5, 200, 3, 200)], Access.ORIGINAL, Certainty.LOW),
        ([share(1, 300, 0, 300), share(1, 500)], Access.ORIGINAL, Certainty.LOW),
        ([share(35, 346, 6, 222, composite=True)] * 3, Access.ORIGINAL, Certainty.LOW),
        ([share(35, 346, 6, 222)] * 3, Access.SECONDARY_REPORT, Certainty.LOW),
    ],
    ids=["one-trial", "two-trials", "chance", "one-event", "composite", "second-hand"],
)
def test_trials_make_high_only_by_a_clear_difference_twice(figures, read, wanted):
    sources = [source(f"s{n}", read=read) for n in range(len(figures))]
    findings = [finding(f"s{n}", figure=figure) for n, figure in enumerate(figures)]

    assert word(findings, sources) is wanted


def test_a_pool_known_from_its_abstract_counts_as_one_trial():
    findings = [finding(figure=share(35, 346, 6, 222))]
    pool = source(kind=SourceKind.META_ANALYSIS, inside=Design.RANDOMIZED)

    assert word(findings, [pool]) is Certainty.HIGH
    assert word(findings, [replace(pool, read=Access.ABSTRACT)]) is Certainty.MODERATE


def test_regulators_of_two_regions_make_high_and_one_region_twice_does_not():
    findings = [finding("a"), finding("b")]
    us, eea = (source("a", SourceKind.LABEL, regulator=Region.US),
               source("b", SourceKind.LABEL, regulator=Region.EEA))  # fmt: skip

    assert word(findings, [us, eea]) is Certainty.HIGH
    assert word(findings, [us, replace(eea, regulator=Region.US)]) is Certainty.MODERATE


def test_a_regulator_cited_beside_names_the_effect_too():
    maker = source("maker", SourceKind.MONOGRAPH)
    labels = [source(of.value, SourceKind.LABEL, regulator=of) for of in (Region.US, Region.EEA)]
    beside = tuple(Cite(source=of.id, locator="4") for of in labels)

    assert word([finding("maker")], [maker, *labels]) is Certainty.LOW
    assert word([finding("maker", also=beside[:1])], [maker, *labels]) is Certainty.MODERATE
    assert word([finding("maker", also=beside)], [maker, *labels]) is Certainty.HIGH


def test_the_same_people_count_once():
    findings = [finding(f"s{n}", figure=share(35, 346, 6, 222)) for n in range(3)]
    sources = [source(f"s{n}", people="one trial") for n in range(3)]

    assert word(findings, sources) is Certainty.MODERATE
    assert word([replace(f, people=f.id) for f in findings], sources) is Certainty.HIGH


def test_over_the_long_term_groups_need_to_get_better_or_to_be_followed():
    place = (Context.RECREATIONAL, Term.LONG)
    survey = {"kind": SourceKind.CROSS_SECTIONAL}
    findings = [finding(of, context=place[0], term=place[1]) for of in "ab"]
    better = replace(
        findings[0], reversibility=Reversal(degree=Reversibility.PARTLY, text="better in half")
    )

    assert word(findings, [source(of, **survey) for of in "ab"], place) is Certainty.LOW
    assert (
        word([better, findings[1]], [source(of, **survey) for of in "ab"], place)
        is Certainty.MODERATE
    )


def test_mixed_findings_alone_are_low():
    assert word([finding(presence=Presence.MIXED)], [source()]) is Certainty.LOW


def test_what_rests_on_animals_stays_low_and_animals_alone_very_low():
    label = source(kind=SourceKind.LABEL, regulator=Region.US)

    assert word([finding(basis=Basis.ANIMALS)], [label]) is Certainty.LOW
    assert word([finding(setting=Setting.ANIMAL)], [label]) is Certainty.VERY_LOW


def test_what_is_said_of_a_class_of_drugs_as_a_whole_stays_low():
    label = source(kind=SourceKind.LABEL, regulator=Region.US)

    assert word([finding()], [label]) is Certainty.MODERATE
    assert word([finding(basis=Basis.DRUG_CLASS)], [label]) is Certainty.LOW
