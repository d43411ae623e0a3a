"""What is asked of an effect is answered in kind, above its signs unless they are for now."""

import re

import pytest

from ketcli.answers import query
from ketcli.answers.filters import categories, filters
from ketcli.render import Page, render


def screen(kb, index, text, **asked):
    answer = query.find(kb, index, text, categories(filters(kb, **asked)))
    return render(answer, kb, "table", Page(width=80)).splitlines()


@pytest.mark.parametrize(
    ("text", "starts", "says"),
    [
        ("how long does k bladder last", "HOW LONG", r"GOES AWAY\? .*can be permanent: 5.*and 12 more"),
        ("does k bladder go away", "GOES AWAY?", "in part or in some: 7 sources"),
        ("how soon does dissociation start", "HOW SOON", "5 to 10 min.*snorting"),
        ("how long does dissociation last", "HOW LONG", r"hours \(.*2 sources: "),
        ("how common is k bladder", "HOW OFTEN", r"26\.6% .*Winstock 2012"),
    ],
)  # fmt: skip
def test_the_first_line_answers_and_one_says_what_was_understood(
    real_kb, real_index, text, starts, says
):
    lines = screen(real_kb, real_index, text)

    assert lines[0].startswith(starts)
    assert re.search(says, " ".join(" ".join(lines).split()))
    assert sum(line.startswith("Understood: ") for line in lines) == 1
    assert len(lines) <= 23


def test_signs_for_now_stand_before_what_was_asked(real_kb, real_index):
    lines = screen(real_kb, real_index, "how long does an overdose last")

    assert lines[0].startswith("CALL your local emergency number")


def test_filters_narrow_the_answer(real_kb, real_index):
    every = screen(real_kb, real_index, "how soon does dissociation start")
    treated = screen(real_kb, real_index, "how soon does dissociation start", context="therapeutic")

    assert "snorting" in " ".join(every[:4])
    assert "snorting" not in " ".join(treated[:4])


def test_a_complaint_is_no_question(real_kb, real_index):
    assert not any(
        line.startswith("Understood") for line in screen(real_kb, real_index, "bladder pain")
    )


@pytest.mark.parametrize(
    "text", ["alcohol the evening before", "can i drink the night before my infusion"]
)
def test_a_mixture_some_time_apart_is_told_without_an_alarm_for_now(real_kb, real_index, text):
    lines = screen(real_kb, real_index, text)

    assert any("Mixing ketamine with Alcohol: life-threatening" in line for line in lines)
    assert not any(line.startswith(("CALL", "UNTIL HELP")) for line in lines)


@pytest.mark.parametrize(
    "text", ["alcohol", "booze and k", "mixed ghb and k last night still not awake"]
)
def test_a_mixture_at_once_or_with_a_complaint_has_its_signs_first(real_kb, real_index, text):
    assert screen(real_kb, real_index, text)[0].startswith("CALL")
