"""What an effect's page says of time, of ending, of what was not found, of what helps and of risk.

1. It is of the use and term beside how sure, or it says of which.
2. What one source says is not told as what several say.
3. What was not found says in which use and in whom.
4. What must not be missed is on the page.
"""

import re
from pathlib import Path

import pytest

from ketcli.answers import across, query
from ketcli.answers.shapes import Filters
from ketcli.compile.compiler import compile_kb
from ketcli.knowledge.vocabulary import Term
from ketcli.render import Page, render

KB = Path(__file__).parent.parent / "kb.yaml"


@pytest.fixture
def told(real_kb, real_index):
    def page(name):
        """What stands behind each label of a page."""
        shown = render(query.entry(real_index, [name]), real_kb, "plain", Page())
        found = re.findall(r"^([A-Z]+(?: [A-Z]+)*\??)  (.+)$", shown, re.MULTILINE)
        return dict(found)

    return page


def test_how_it_ends_elsewhere_is_no_ending_of_the_use_beside_how_sure(told):
    ends = told("cognitive-impairment")["GOES AWAY?"]

    assert ends.startswith("goes away: 1 source (reported to disappear once use was cut")
    assert "goes away: 1 (treatment, short-term" in ends


def test_an_ending_of_another_use_alone_says_so(told):
    ends = told("panic-attack")["GOES AWAY?"]

    assert ends.startswith("not stated for recreational, short-term; goes away: 1 source (treat")


def test_an_ending_of_no_use_says_so(told):
    assert told("dysuria")["GOES AWAY?"].endswith(
        "can be permanent: 1 source (use not stated; not reversible in some cases)"
    )


@pytest.mark.parametrize("label", ["HOW SOON", "HOW LONG"])
def test_a_time_of_another_use_or_term_says_so(told, label):
    said = told("cognitive-impairment")[label]

    assert said.startswith("not stated for recreational, long-term; ")
    assert said.endswith("(treatment, short-term, spray)")


def test_words_in_brackets_are_those_of_the_count_before_them(told):
    assert told("abdominal-pain")["GOES AWAY?"] == (
        "in part or in some: 2 case reports (one: pain was better within 24 hours of stopping);"
        " goes away: 1 source"
    )


def test_what_lasts_far_longer_in_one_source_is_told_apart(told):
    said = told("fatigue")["HOW LONG"]

    assert said == (
        "the rest of the treatment day, or longer than 24 hours in 4 of the 20 who had it, in whom it lasted"
        " a median of 17 days (range 1 to 27) (infusion, 2 sources)"
    )


def test_only_sources_that_give_a_time_are_counted(told):
    assert "(infusion, 2 sources)" in told("dissociation")["HOW LONG"]


def test_a_start_is_counted_by_those_who_word_it_so(told):
    assert told("withdrawal")["HOW SOON"].startswith("on stopping (recreational, 2 sources)")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("apnea", "25 minutes"),
        ("laryngospasm", "25 minutes"),
        ("vomiting", "25 minutes"),
        ("chest-pain", "four-day"),
        ("arrhythmia", "four-day"),
        ("dyspnea", "14 years"),
        ("epistaxis", "two months"),
        ("kidney-injury", "first prescription"),
    ],
)
def test_a_time_of_all_that_was_counted_or_of_a_diagnosis_is_none_of_the_effect(
    real_kb, name, words
):
    spans = [
        span.text
        for finding in real_kb.effects[name].findings
        for span in (finding.onset, finding.duration)
        if span
    ]

    assert [text for text in spans if words in text] == []


def test_until_when_nobody_should_drive_comes_first(told):
    assert told("impaired-driving")["HOW LONG"].startswith("by the maker's rule until the next day")


def test_an_ending_of_psychosis_is_no_ending_of_anxiety(told):
    assert "psychosis" not in told("anxiety")["GOES AWAY?"]


def test_what_is_left_out_says_of_what_it_tells(told):
    assert told("dissociation")["HOW SOON"].endswith("; 2 more (recreational, swallowed; spray)")
    assert told("accidental-injury")["RISK UP WITH"].endswith("; 6 more risks")


def test_what_is_said_of_some_times_left_out_is_not_said_of_all(told):
    assert told("tolerance")["HOW SOON"].endswith("; 3 more (in other words; use not stated)")


def test_times_of_the_drug_as_a_whole_say_so(told):
    assert told("k-hole")["HOW SOON"].startswith("5 to 10 min after snorting (all effects)")
    assert told("k-hole")["HOW LONG"].startswith("1 to 2 hours when snorted (all effects)")


def test_cramps_of_the_stomach_do_not_begin_when_bile_ducts_had_widened(told):
    assert "HOW SOON" not in told("abdominal-pain")
    assert "two men on ritonavir" in told("cholangiopathy")["HOW SOON"]


def test_what_an_older_label_knew_of_is_no_ending(told):
    ends = told("emergence-reaction")["GOES AWAY?"]

    assert "unclear: 2" in ends
    assert "a current one of days to weeks" in ends


FEW_HAD_IT = """
sources:
- {id: ward, kind: rct, title: A ward, read: original}
findings:
- effects: [cystitis]
  statement: Some had it.
  context: therapeutic
  drug: ketamine
  term: short
  route: infusion
  figure: {measure: rate, of: trial-arm, population: people on a ward, count: COUNT, total: 91}
  duration: {text: none longer than a day, high: 24, unit: hours}
  source: ward
  locator: Table 3
"""


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "none longer than a day in the one who had it"),
        (4, "none longer than a day in the 4 who had it"),
        (10, "none longer than a day"),
    ],
)
def test_that_all_was_over_is_told_of_the_few_in_whom(tmp_path, count, words):
    (own := tmp_path / "own.yaml").write_text(FEW_HAD_IT.replace("COUNT", str(count)), "utf-8")
    kb = compile_kb([KB, own]).lightly()
    timed = across.timeline([kb.effects["cystitis"]], kb, Filters())

    assert f"lasts: {words} (1 source)" in render(timed, kb, "plain", Page())


def test_an_upper_end_seen_in_few_people_names_them_in_the_data_too(real_kb):
    few = [
        (finding.duration.text, finding.figure.count)
        for effect in real_kb.effects.values()
        for finding in effect.findings
        if finding.source == "ketamine-ect-inpatients-rct" and finding.duration
    ]

    assert [text for text, many in few if f" {many if many > 1 else 'one'} " not in text] == []


def test_a_bar_of_an_upper_end_alone_is_told_in_the_words_of_its_sources(real_kb):
    answer = across.timeline([real_kb.effects["dissociation"]], real_kb, Filters())
    page = " ".join(render(answer, real_kb, "table", Page(width=80)).split())

    assert "in 7 of the 55 who" in page
    assert "lasts up to" not in page
    assert "start not stated" in page


def test_what_is_there_from_the_start_has_room_before_it_ends(real_kb):
    answer = across.timeline([real_kb.effects["paresthesia"]], real_kb, Filters())

    assert "\u00b7\u00b7\u2592" in render(answer, real_kb, "table", Page(width=80))


def test_what_was_not_found_says_in_which_use_and_in_whom(told):
    assert told("suicidal-ideation")["NOT FOUND"].startswith("in treatment: 203 outpatients with")
    assert told("executive-dysfunction")["NOT FOUND"].startswith("in recreational use: 565 chron")
    assert told("impaired-driving")["NOT FOUND"].startswith(
        "in treatment: lane weaving only, on the road"
    )


def test_harm_by_repeated_use_has_what_helps_on_its_page(told, real_kb):
    lasting = [
        effect.id
        for effect in real_kb.effects.values()
        if effect.helps and effect.slices[0].surest and effect.slices[0].surest.term is Term.LONG
    ]

    assert len(lasting) > 10
    assert [id for id in lasting if "WHAT HELPS" not in told(id)] == []


@pytest.mark.parametrize(
    "name",
    ["ketamine-cystitis", "cholangiopathy", "liver-injury", "kidney-injury", "hydronephrosis"],
)
def test_that_stopping_helps_is_on_the_page_of_harm_by_use(told, name):
    assert re.search("[Ss]topping", told(name)["WHAT HELPS"])


@pytest.mark.parametrize(
    "name", ["death", "acute-toxicity", "respiratory-depression", "apnea", "sedation"]
)
def test_what_makes_it_likelier_not_to_wake_or_breathe_is_on_the_page(told, name):
    assert "RISK UP WITH" in told(name)


def test_a_line_without_content_goes_before_one_with_content(told):
    assert "Being under 18" in told("suicidal-ideation")["RISK UP WITH"]
    assert "RISK UP WITH" in told("loss-of-consciousness")
    assert "one to five months" in told("liver-injury")["HOW SOON"]


def test_that_breathing_came_back_says_that_it_did_so_under_care(told):
    for name in ("apnea", "hypoxemia"):
        assert told(name)["GOES AWAY?"].startswith("under medical care: ")
    assert "medical care" not in told("sedation")["GOES AWAY?"]


def test_what_stays_is_counted_once_whatever_the_use(told):
    assert told("ketamine-cystitis")["GOES AWAY?"].count("can be permanent") == 1
    assert "unclear: 1 (long-term" in told("psychosis")["GOES AWAY?"]


@pytest.mark.parametrize(
    ("name", "first"),
    [("sedation", "Alcohol, benzo"), ("loss-of-consciousness", "Alcohol or G"), ("arrhythmia", "Cocaine or")],
)  # fmt: skip
def test_the_risk_that_many_can_meet_comes_first(told, name, first):
    assert told(name)["RISK UP WITH"].startswith(first)


@pytest.mark.parametrize("name", ["blurred-vision", "diarrhea", "dry-mouth", "nausea", "vertigo"])
def test_a_long_tail_is_not_told_as_the_length(told, name):
    assert re.search(r"24 hours in \d+ of the \d+ who had it", told(name)["HOW LONG"])
