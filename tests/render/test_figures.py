"""Numbers in words, and the examples beside the functions that write them."""

import doctest
from importlib import import_module

import pytest

from ketcli.answers import across
from ketcli.answers.shapes import Filters
from ketcli.knowledge.evidence import Comparator, Figure
from ketcli.knowledge.vocabulary import Base, Measure
from ketcli.render import Page, render, view_times
from ketcli.render.figures import against, in_words, observed, of_whom, share


@pytest.mark.parametrize("name", ["painting", "pieces", "view_times", "citations"])
def test_the_examples_in_docstrings_hold(name):
    found = doctest.testmod(import_module(f"ketcli.render.{name}"))

    assert found.attempted
    assert not found.failed


def test_what_a_number_counts_is_said_in_one_word(kb):
    figure = Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="adults", composite=True)

    assert observed(figure) == "people in a trial: adults; counts other things too"


def figure(**more) -> Figure:
    values = {"measure": Measure.RATE, "of": Base.TRIAL_ARM, "population": "adults"}
    return Figure(**{**values, **more})


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ({"count": 3, "total": 7}, "3 of 7 in trials"),
        ({"count": 1, "total": 381}, "1 of 381 in trials"),
        ({"percent": 0.3, "count": 2, "total": 381}, "2 of 381 in trials"),
        ({"count": 3, "total": 6630}, "3 of 6,630 in trials"),
        ({"percent": 5, "percent_high": 9}, "5% to 9% in trials"),
        ({"percent": 5, "composite": True}, "5% in trials: other things too"),
        ({"percent": 5, "counts": "tubes placed"}, "5% in trials: tubes placed"),
        ({"percent": 67, "of": Base.USERS_IN_REHAB}, "67% of users in rehab"),
        ({"percent": 8.4, "of": Base.CHILDREN}, "8.4% of sedations of children"),
    ],
)
def test_a_number_says_of_whom_and_of_what_it_is_and_one_or_two_people_are_told_as_people(
    number, told
):
    assert share(figure(**number)) + of_whom(figure(**number)) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("placebo spray with an oral antidepressant", " (placebo 6%)"),
        ("placebo spray (esketamine stopped), each with an oral antidepressant", " (placebo 6%)"),
        ("ECT (electroconvulsive therapy)", " (ECT 6%)"),
        ("the same dose run in slowly, over 15 minutes", " (the same dose run in slowly 6%)"),
    ],
)  # fmt: skip
def test_what_a_number_was_set_against_is_told_in_short(name, told):
    compared = figure(percent=10, comparator=Comparator(name=name, count=6, total=100))

    assert against(compared) == told


def test_beside_a_number_that_leads_stands_only_what_comes_near_it():
    near, apart = (
        figure(percent=percent, comparator=Comparator(name="placebo", percent=5))
        for percent in (10, 11)
    )

    assert (against(near, near=True), against(apart, near=True)) == (" (placebo 5%)", "")


def test_a_share_in_words_is_told_with_whom_it_is_of_and_never_one_that_counts_more():
    half = {"of": Base.USERS_RECRUITED, "text": "about half"}
    deaths = {"measure": Measure.COUNT, "of": Base.DEATHS, "count": 1200, "text": "120 due to it"}

    assert in_words(figure(**half)) == "users studied: about half"
    assert in_words(figure(**deaths)) == "no share recorded; 1,200 adults: 120 due to it"
    assert not in_words(figure(**half, composite=True))
    assert not in_words(figure(**half, percent=50))
    assert not in_words(figure(**deaths, composite=True))


def test_a_length_is_told_in_weeks_only_where_they_are_whole():
    assert [view_times.length(days * 86400) for days in (7, 11, 14, 60)] == [
        "1 week",
        "11 days",
        "2 weeks",
        "2 months",
    ]


def test_the_words_of_one_source_are_not_told_as_those_of_several(real_kb):
    answer = across.timeline([real_kb.effects["dissociation"]], real_kb, Filters())
    page = render(answer, real_kb, "plain", Page())

    assert "lasts: gone within four hours, or over 24 hours in 7 of the 55 who had it" in page
    assert "range 1 to 11 days) (2 sources)" in page
