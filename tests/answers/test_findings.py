"""Findings one a row: every finding of every effect once, under the filters, in the order asked for."""

import pytest

from ketcli.answers.filters import filters
from ketcli.answers.findings import choosing, findings
from ketcli.answers.shapes import Filters
from ketcli.errors import KetError, UnknownName
from ketcli.render.citations import cited


@pytest.fixture(scope="module")
def every(real_kb):
    """The rows of all findings."""
    return findings(real_kb, Filters()).records


def test_every_finding_of_every_effect_is_one_row(real_kb, every):
    assert [(row.effect, row.id) for row in every] == [
        (effect.id, f.id) for effect in real_kb.effects.values() for f in effect.findings
    ]


def test_a_row_says_what_the_finding_and_its_source_say(real_kb, every):
    rows = {(row.effect, row.id): row for row in every}
    for effect in real_kb.effects.values():
        for finding in effect.findings:
            row, figure = rows[effect.id, finding.id], finding.figure
            source = real_kb.sources[finding.source]
            assert (row.statement, row.caveat) == (finding.statement, finding.caveat)
            assert (row.cited, row.year, row.doi) == (source.label, source.year, source.doi)
            assert row.population == (figure.population if figure else finding.population)
            assert row.percent == (figure and figure.percent)
            assert row.count == (figure and figure.count)
            other = figure and figure.comparator
            assert row.comparator_percent == (other and other.percent)


def test_no_value_of_a_row_holds_others(every):
    for row in every:
        assert all(isinstance(value, (str, int, float)) for value in row.values().values())


def test_filters_of_findings_are_those_of_show(real_kb):
    asked = filters(real_kb, context="therapeutic", term="long", drug="esketamine")
    rows = findings(real_kb, asked).records

    assert {(row.effect, row.id) for row in rows} == {
        (effect.id, f.id)
        for effect in real_kb.effects.values()
        for f in effect.findings
        if asked.admit(f)
    }
    assert any(row.presence == "absent" for row in rows)


@pytest.mark.parametrize(
    ("chosen", "holds"),
    [
        ({"sources": ["winstock-2012"]}, lambda row: row.source == "winstock-2012"),
        ({"measures": ["stopping"]}, lambda row: row.measure == "stopping"),
        ({"population": "Hong KONG"}, lambda row: "hong kong" in row.population.lower()),
        ({"population": "kids"}, lambda row: "child" in row.population or "kid" in row.population),
        ({"years": "2012"}, lambda row: row.year == 2012),
        ({"years": "2010-2012"}, lambda row: 2010 <= row.year <= 2012),
    ],
)
def test_rows_are_chosen_by_what_they_say(real_kb, every, chosen, holds):
    rows = findings(real_kb, Filters(), chosen=choosing(real_kb, **chosen)).records

    assert 0 < len(rows) < len(every)
    assert all(map(holds, rows))


def test_rows_are_those_of_the_effects_asked_for(real_kb):
    rows = findings(real_kb, Filters(), ["hypertension"]).records

    assert {row.effect for row in rows} == {"hypertension"}


def test_words_are_ordered_by_the_alphabet(real_kb):
    told = [row.cited.casefold() for row in findings(real_kb, Filters(), sort="cited").records]

    assert told == sorted(told)


def test_findings_are_cited_by_their_sources(real_kb):
    rows = findings(real_kb, Filters(), chosen=choosing(real_kb, ["winstock-2012", "morgan-2012"]))

    assert {source.id for source in cited(rows, real_kb)} == {"winstock-2012", "morgan-2012"}


def test_the_largest_comes_first_and_what_has_no_value_last(real_kb):
    rows = findings(real_kb, Filters(), sort="percent").records
    told = [row.percent for row in rows if row.percent is not None]

    assert told == sorted(told, reverse=True)
    assert [row.percent for row in rows[: len(told)]] == told


def test_a_limit_says_how_many_it_left_out(real_kb, every):
    answer = findings(real_kb, Filters(), limit=3)

    assert len(answer.records) == 3
    assert answer.left_out == len(every) - 3


def test_no_row_is_no_answer_and_no_all_clear(real_kb):
    answer = findings(real_kb, Filters(), chosen=choosing(real_kb, population="zqxjkv"))

    assert answer.status == 1
    assert "nothing about the danger" in answer.nothing.message


@pytest.mark.parametrize(
    "years", ["12", "2012-", "-2012", "x", "2012-2013-2014", "\u0662\u0660\u0661\u0662"]
)
def test_years_that_are_none_are_refused(real_kb, years):
    with pytest.raises(KetError, match="neither a year nor years"):
        choosing(real_kb, years=years)


def test_years_that_end_before_they_begin_are_refused(real_kb):
    with pytest.raises(KetError, match="ends before it begins"):
        choosing(real_kb, years="2015-2010")


def test_a_column_that_is_none_is_refused_with_the_nearest(real_kb):
    with pytest.raises(UnknownName, match="percent"):
        findings(real_kb, Filters(), sort="percents")
