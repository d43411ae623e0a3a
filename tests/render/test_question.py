"""What is asked is answered in kind; what a frightened person types meets the signs that fit."""

import re
from json import loads

import pytest

from conftest import answered
from ketcli.answers import query
from ketcli.answers.filters import filters
from ketcli.render import Page, render


def screen(kb, index, text, **asked):
    answer = query.find(index, text, filters(kb, **asked))
    return render(answer, kb, "table", Page(width=80)).splitlines()


@pytest.mark.parametrize(
    ("text", "starts", "says"),
    [
        ("how long does k bladder last", "HOW LONG", r"GOES AWAY\? .*can be permanent: 5 \(.*and 3 more\)"),
        ("does k bladder go away", "GOES AWAY?", "in part or in some: 7 sources"),
        ("how soon does dissociation start", "HOW SOON", "5 to 10 min.*snorting"),
        ("how long does dissociation last", "HOW LONG", r"within four hours, or over 24 hours in 7 of the 55 who had it .*2 sources: "),
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


@pytest.mark.parametrize(
    ("text", "effect", "keys"),
    [
        ("does k bladder go away", "ketamine-cystitis", {"endings"}),
        ("how long does k bladder last", "ketamine-cystitis", {"endings"}),
        ("how soon does dissociation start", "dissociation", {"onsets"}),
        ("how long does dissociation last", "dissociation", {"durations", "endings"}),
        ("how common is k bladder", "ketamine-cystitis", {"headline"}),
    ],
)
def test_json_answers_with_what_the_slices_of_the_record_say(text, effect, keys):
    _, found = answered("search", text, "--json", "--therapeutic", "--recreational")
    _, shown = answered("show", effect, "--json")
    told = loads(found)["answer"]
    whole = {
        (one.get("context"), one.get("term")): one for one in loads(shown)["results"][0]["slices"]
    }

    assert told["effect"] == effect
    assert {key for one in told["slices"] for key in one} == {"context", "term", *keys}
    for one in told["slices"]:
        assert one.items() <= whole[one["context"], one.get("term")].items()


@pytest.mark.parametrize("text", ["bladder", "zqxjkv", "alcohol the evening before"])
def test_json_answers_no_question_that_nobody_asked(text):
    assert "answer" not in loads(answered("search", text, "--json")[1])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("coughing blood", "you cough up blood, and it is more"),
        ("vomiting blood", "you vomit or have vomited blood and feel unwell"),
        ("cant feel my legs", "an arm or a leg is suddenly weak or numb"),
        ("heart 190 bpm", "someone's heart is racing"),
        ("cant see suddenly", "sight is suddenly lost"),
        ("girlfriend threatened to kill herself", "someone tells you"),
        ("i want to kill myself", "you think of killing yourself"),
        ("my 80 year old mum wont wake up", "someone cannot be woken"),
        ("found face down in pool", "someone on ketamine is drowning"),
        ("pulse 38", "someone's heartbeat is slow"),
        ("slept 20 hours", "someone sleeps very deeply or very long"),
        ("fell off a balcony", "there has been a bad fall or crash"),
        (
            "arm red hot swollen fever and confused",
            "skin is red, hot and swollen and you have a fever",
        ),
    ],
)
def test_what_is_an_emergency_by_itself_stands_first_whatever_is_found(
    real_kb, real_index, text, sign
):
    lines = screen(real_kb, real_index, text)

    assert f"NOW if {sign}" in " ".join(lines[:2])


def test_guesses_alone_say_what_is_always_an_emergency(real_kb, real_index):
    lines = screen(real_kb, real_index, "legs feel odd at night")

    assert "(?) a guess" in " ".join(lines)
    assert lines[0].startswith("Call your local emergency number")


def test_json_holds_the_help_that_words_tell_of():
    told = loads(answered("search", "coughing blood", "--json")[1])

    assert [one["id"] for one in told["help"]] == ["coughing-blood", "blood-in-phlegm"]
    assert "help" not in loads(answered("search", "bladder", "--json")[1])


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


@pytest.mark.parametrize("words", [["getting", "help"], ["help"], ["emergency", "number"]])
def test_help_is_a_topic_with_numbers_and_signs(real_kb, words):
    page = render(query.topics(real_kb, " ".join(words)), real_kb, "table", Page(width=80))

    assert "911, 112, 999, 000" in page
    for sign in (
        "cannot be woken",
        "has a fit",
        "face droops",
        "chest pain",
        "cannot pee",
        "killing",
    ):
        assert sign in " ".join(page.split())
    assert len(page.splitlines()) <= 23


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kid ate ketamine", "a child has taken or swallowed ketamine; someone cannot be woken"),
        ("i took too much", "someone cannot be woken; is not breathing, or only gasps"),
        ("k hole", "someone who seems to be in a K-hole breathes slowly, has tiny pupils"),
        ("suicidal", "you think of killing yourself or harming yourself; you have tried"),
        (
            "mdma",
            "someone is very hot after taking drugs; someone's heart is racing after ketamine",
        ),
    ],
)
def test_the_first_sign_is_what_was_said_or_what_is_always_an_emergency(
    real_kb, real_index, text, first
):
    lines = screen(real_kb, real_index, text)

    assert f"NOW if {first}" in " ".join(lines[:2])


@pytest.mark.parametrize("text", ["weed and k", "took k with ghb", "ket and booze"])
def test_words_that_name_a_mixture_alone_find_no_effect_called_like_the_drug(
    real_kb, real_index, text
):
    answer = query.find(real_index, text)

    assert not answer.records
    assert answer.status == 0
    assert any("KETAMINE + " in line for line in screen(real_kb, real_index, text))


def test_json_tells_when_to_call_over_what_it_points_at():
    see = loads(answered("search", "k and heroin", "--json")[1])["see"]

    assert see[0]["emergency"]
    assert "emergency" not in loads(answered("search", "can i drive", "--json")[1])["see"][0]


@pytest.mark.parametrize("text", ["can i drive after spravato", "ketamine withdrawal"])
def test_where_a_topic_is_asked_for_the_answer_stands_before_signs_that_nobody_said(
    real_kb, real_index, text
):
    lines = screen(real_kb, real_index, text)

    at = next(n for n, line in enumerate(lines) if line.startswith("CALL your local"))
    assert lines[0].startswith("1 effect")
    assert lines[at - 1].startswith("To read: ")


def test_what_was_said_is_an_emergency_stands_first_although_a_topic_is_asked_for(
    real_kb, real_index
):
    assert screen(real_kb, real_index, "can i drive him, he wont wake up")[0].startswith("CALL")


def test_first_aid_that_is_told_is_not_told_again_by_its_topic(real_kb, real_index):
    lines = screen(real_kb, real_index, "i took too much and im alone")

    assert sum(line.startswith("CALL") for line in lines) == 1
    assert any("ket about overdose" in line for line in lines)


def test_an_emergency_that_is_said_is_told_before_the_mixture_that_was_named(real_kb, real_index):
    page = screen(real_kb, real_index, "epipen")
    steps = next(at for at, line in enumerate(page) if "HELP COMES: Anaphylaxis" in line)
    assert steps < next(at for at, line in enumerate(page) if line.startswith("KETAMINE + "))
