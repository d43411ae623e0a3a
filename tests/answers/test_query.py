"""Filters are decided on one finding, and nothing comes in three kinds."""

import pytest

from ketcli.answers import across, counts, query
from ketcli.answers.filters import filters
from ketcli.answers.shapes import Filters
from ketcli.errors import UnknownName
from ketcli.knowledge.base import NOT_SERIOUS
from ketcli.knowledge.vocabulary import (
    FACETS,
    Certainty,
    Context,
    Seriousness,
    Setting,
    System,
    Term,
)


def ids(answer):
    return [record.id for record in answer.records]


def test_filters_must_hold_for_one_finding_together(kb):
    both = Filters(terms=(Term.LONG,), contexts=(Context.THERAPEUTIC,))

    assert "cystitis" in ids(query.select(kb, Filters(terms=(Term.LONG,))))
    assert "cystitis" in ids(query.select(kb, Filters(contexts=(Context.THERAPEUTIC,))))
    assert "cystitis" not in ids(query.select(kb, both))


def test_an_absent_finding_gives_no_term_or_context(kb):
    assert kb.effects["weight-loss"].terms == ()
    assert kb.effects["weight-loss"].contexts == ()
    assert kb.effects["weight-loss"].certainty is Certainty.NONE


def test_a_finding_of_both_terms_belongs_to_each(kb):
    assert kb.effects["dizziness"].terms == (Term.SHORT, Term.LONG)
    assert "dizziness" in ids(query.select(kb, Filters(terms=(Term.LONG,))))


def test_certainty_follows_the_written_rule(kb):
    assert kb.effects["hypertension"].certainty is Certainty.HIGH
    assert kb.effects["cystitis"].certainty is Certainty.LOW
    assert kb.effects["retention"].certainty is Certainty.LOW


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (Filters(systems=(System.CARDIOVASCULAR,)), ["hypertension", "hypotension"]),
        (Filters(systems=(System.EAR,)), ["dizziness"]),
        (Filters(serious=True), ["cystitis", "hypertension"]),
        (Filters(settings=(Setting.PAIN,)), ["cystitis"]),
        (
            Filters(drugs=("esketamine",), drugs_also=("either",)),
            ["hypertension", "hypotension", "dizziness"],
        ),
        (
            Filters(terms=(Term.SHORT, Term.LONG)),
            ["cystitis", "retention", "hypertension", "hypotension", "dizziness"],
        ),
    ],
)
def test_each_facet_narrows(kb, filters, wanted):
    assert ids(query.select(kb, filters)) == wanted


def test_the_three_kinds_of_nothing(index):
    unknown = query.find(index, "zqxjkv").nothing
    filtered = query.find(index, "retention", Filters(contexts=(Context.THERAPEUTIC,))).nothing
    looked = query.find(index, "weight loss", Filters(terms=(Term.LONG,))).nothing

    assert [n.kind for n in (unknown, filtered, looked)] == [
        "unknown-words",
        "filtered-out",
        "not-found",
    ]
    for nothing in (unknown, filtered, looked):
        assert "safe" not in nothing.message.lower()


def test_show_narrows_findings_and_says_how_many_are_outside(index):
    answer = query.entry(index, ["cystitis"], Filters(contexts=(Context.RECREATIONAL,)))

    assert [f.context for f in answer.records[0].findings] == [Context.RECREATIONAL]
    assert "2 of 3 findings" in answer.remarks[-1]


def test_an_unknown_effect_names_the_nearest(index):
    with pytest.raises(UnknownName, match="no effect called 'zqxjkv'"):
        query.entry(index, ["zqxjkv"])


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["test", "bladder"], ["cystitis"]),
        (["cystitis", "dizzy"], ["cystitis", "dizziness"]),
        (["dizzy", "cystitis", "dizzy"], ["dizziness", "cystitis"]),
        (["high", "blood", "pressure"], ["hypertension"]),
        (["high blood pressure", "dizzy"], ["hypertension", "dizziness"]),
        (
            ["high", "blood", "pressure", "low", "blood", "pressure"],
            ["hypertension", "hypotension"],
        ),
        (["cystitis,", "dizzy"], ["cystitis", "dizziness"]),
        (["cystitis,dizzy"], ["cystitis", "dizziness"]),
        (["cystitis;", "high", "blood", "pressure"], ["cystitis", "hypertension"]),
        (["cystitis & dizzy"], ["cystitis", "dizziness"]),
        (["cystitis", "and", "dizzy"], ["cystitis", "dizziness"]),
    ],
)
def test_words_are_one_name_or_several(index, names, wanted):
    assert ids(query.entry(index, names)) == wanted


def test_words_that_mean_one_thing_together_are_not_taken_apart(real_index):
    assert ids(query.entry(real_index, ["chest", "presure"])) == ["chest-pain"]


def test_what_is_known_is_shown_beside_a_stranger(index):
    answer = query.entry(index, ["cystitis", "zqxjkv"])

    assert ids(answer) == ["cystitis"]
    assert answer.nothing.kind == "unknown-words"
    assert "'zqxjkv'" in answer.nothing.message


def test_a_stranger_after_a_comma_is_told(index):
    answer = query.entry(index, ["cystitis,zqxjkv"])

    assert ids(answer) == ["cystitis"]
    assert "'zqxjkv'" in answer.nothing.message
    assert answer.status == 1


def test_one_known_word_among_many_is_no_name(index):
    with pytest.raises(UnknownName):
        query.entry(index, ["cystitis", "zqxjkv", "qqzzv", "vvqz"])


def test_several_effects_each_say_what_the_filters_hide(index):
    filters = Filters(contexts=(Context.RECREATIONAL,))
    answer = query.entry(index, ["cystitis", "hypertension"], filters)

    assert "2 of 3 findings on cystitis are outside the filters." in answer.remarks
    assert answer.nothing.kind == "filtered-out"
    assert "Hypertension" in answer.nothing.message


def test_a_known_danger_is_shown_beside_a_stranger(kb):
    answer = query.interactions(kb, "vodka", "booze")

    assert ids(answer) == ["alcohol"]
    assert answer.nothing.kind == "unknown-words"
    assert "'vodka'" in answer.nothing.message
    assert "does not mean it is safe to mix" in answer.nothing.message


@pytest.mark.parametrize("text", ["Booze", "ETHANOL", "alcohol "])
def test_names_of_substances_are_forgiving(kb, text):
    assert ids(query.interactions(kb, text)) == ["alcohol"]


def test_an_unlisted_substance_is_not_called_harmless(kb):
    with pytest.raises(UnknownName, match="which does not mean it is safe to mix"):
        query.interactions(kb, "plutonium")


def test_sources_say_what_cites_them(kb):
    (source,) = query.sources(kb, "survey").records

    assert source.cited_by[:2] == ("cystitis", "hypertension")
    assert "claim-1" in source.cited_by


@pytest.mark.parametrize("text", ["bladder", "Kidneys", "renal-urinary", "urinary"])
def test_systems_go_by_plain_words(kb, text):
    assert filters(kb, system=text).systems == ("renal-urinary",)


def test_an_unknown_value_names_the_legal_ones(kb):
    with pytest.raises(UnknownName, match="closest: anesthesia"):
        filters(kb, setting="anestesia")


@pytest.mark.parametrize("facet", ["term", "context", "setting", "drug", "system"])
@pytest.mark.parametrize("text", ["", " ", "zqxjkv", "\ud800", "a\tb"])
def test_what_is_no_value_names_legal_ones_of_its_facet(kb, facet, text):
    with pytest.raises(UnknownName) as caught:
        filters(kb, **{facet: text})

    assert all(filters(kb, **{facet: legal}) for legal in caught.value.closest)
    assert caught.value.closest


CHOSEN = {
    "term": "terms", "context": "contexts", "setting": "settings", "system": "systems",
    "reversibility": "reversibilities", "certainty": "certainties",
}  # fmt: skip
"""The attribute of filters that holds the values of a facet."""


def test_every_value_of_a_closed_list_is_a_filter_by_its_id_and_its_label(kb):
    for facet, kind in FACETS.items():
        for value in kind:
            assert value in getattr(filters(kb, **{facet: str(value)}), CHOSEN[facet])
            assert getattr(filters(kb, **{facet: value.label}), CHOSEN[facet])


def test_gravity_of_an_effect_that_is_not_serious_stands_once():
    assert len(Seriousness) == NOT_SERIOUS


def test_comparison_counts_absent_findings_apart(kb):
    (one,) = across.compare([kb.effects["cystitis"]], kb, Filters()).records
    cells = {(c.context, c.term): (c.present, c.absent) for c in one.cells}

    assert cells[Context.THERAPEUTIC, Term.LONG] == (0, 1)
    assert cells[Context.RECREATIONAL, Term.LONG] == (1, 0)


def test_times_are_in_seconds_and_words_only_where_the_source_has_no_number(kb):
    spans = across.timeline(kb.effects.values(), kb, Filters()).records
    times = {(s.effect, s.what): (s.low_seconds, s.high_seconds) for s in spans}

    assert times["cystitis", "onset"] == (2400, 5400)
    assert times["cystitis", "duration"] == (None, None)
    assert times["hypertension", "duration"] == (None, 14400)


def test_counts_agree_with_the_records(kb):
    number = {(c.facet, c.value): c for c in counts.counts(kb).records}

    assert number["all", "effects"].effects == 6
    assert number["all", "effects"].findings == 8
    assert number["context", "therapeutic"].effects == 2


def test_of_records_alike_in_ideas_the_one_that_is_called_so_is_meant(real_kb):
    assert [one.id for one in query.groups(real_kb, "kids").records] == ["children"]
    assert [one.id for one in query.groups(real_kb, "toddlers").records] == ["infants"]
