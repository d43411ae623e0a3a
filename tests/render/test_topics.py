"""Topic pages: the commonest question is answered on the first screen."""

import pytest


def screen(real_kb, real_index, text, width=80):
    from ketcli.answers.find import find
    from ketcli.render import Page, render

    return render(find(real_index, text), real_kb, "table", Page(width=width))


@pytest.mark.parametrize(
    "text",
    ["how long does ketamine last", "how long does the high last", "how long does a bump last"],
)
def test_how_long_it_lasts_is_told_by_way_of_taking_with_who_said_it(real_kb, real_index, text):
    shown = " ".join(screen(real_kb, real_index, text).split())

    assert (
        "Snorted, ketamine starts to act in 5 to 10 minutes and goes on for 1 to 2 hours" in shown
    )
    assert "Swallowed, ketamine starts later, after 20 to 30 minutes" in shown
    assert "[French Society of Emergency Medicine]" in shown
    assert "Esketamine spray." in shown
    assert "more than 24 hours" in shown


def test_days_that_urine_tests_find_it_are_told(real_kb, real_index):
    shown = " ".join(screen(real_kb, real_index, "drug test at work").split())

    assert "for 2 to 4 days" in shown
    assert "up to day 7 or day 14" in shown
    assert "Many common drug tests do not look for ketamine" in shown


@pytest.mark.parametrize(
    "text",
    ["help", "please help me", "911", "999", "112", "000", "should i call 999", "when to ring 999"],
)
@pytest.mark.parametrize("width", [40, 80])
def test_who_asks_for_help_reads_first_when_to_call(real_kb, real_index, text, width):
    assert screen(real_kb, real_index, text, width).startswith("CALL your local emergency number")


def test_the_emergency_numbers_lead_to_one_page(real_kb, real_index):
    pages = {screen(real_kb, real_index, number) for number in ("911", "999", "112", "000")}

    assert len(pages) == 1


def test_side_effects_are_told_for_both_terms_and_uses_and_whether_they_go_away(
    real_kb, real_index
):
    shown = screen(real_kb, real_index, "side effects of ketamine")

    for heading in (
        "Short term: outside medicine", "Short term: as a medicine", "Long term: outside medicine",
        "Does it go away?", "Long term: as a medicine",
    ):  # fmt: skip
        assert f"{heading}" in shown


@pytest.mark.parametrize(
    "text", ["ket bladder how long to recover", "how long till brain fog goes"]
)
def test_how_long_until_it_is_over_is_asked_of_an_effect(real_kb, real_index, text):
    assert screen(real_kb, real_index, text).startswith("HOW LONG")
