"""What is found, by which rung, and what must never be found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcli.answers import query
from ketcli.compile.doubts import failure
from ketcli.render import Page, render
from ketcli.retrieval.searching import Rung, search
from ketcli.retrieval.spelling import EDITS_ALLOWED, corrected


def found(index, text, **options):
    return [hit.effect for hit in search(index, text, **options).hits]


@pytest.mark.parametrize(
    ("text", "effect", "rung"),
    [
        ("cystitis", "cystitis", Rung.NAME),
        ("TEST BLADDER", "cystitis", Rung.NAME),
        ("TC", "cystitis", Rung.SYNONYM),
        ("can't pee", "retention", Rung.SYNONYM),
        ("cyst", "cystitis", Rung.PREFIX),
        ("hypotenshun", "hypotension", Rung.SPELLING),
    ],
)
def test_each_rung_finds_and_says_so(index, text, effect, rung):
    hit = search(index, text).hits[0]

    assert (hit.effect, hit.match.kind) == (effect, rung)


def test_a_body_part_gives_its_system_after_the_names(index):
    hits = search(index, "bladder").hits

    assert hits[0].effect == "cystitis"
    assert hits[-1].match.kind is Rung.SYSTEM


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("hypotension", "hypertension"),
        ("low blood pressure", "hypertension"),
        ("high blood pressure", "hypotension"),
        ("weight gain", "weight-loss"),
        ("gained weight", "weight-loss"),
        ("I am not dizzy", "dizziness"),
    ],
)
def test_opposites_and_denials_are_never_found(index, text, never):
    assert never not in found(index, text)


@pytest.mark.parametrize(
    "text", ["knee pain", "hair loss", "toothpaste", "zqxjkv", "", "   ", "ketamine", "the"]
)
def test_strangers_find_nothing(index, text):
    assert found(index, text) == []


def test_a_name_is_not_cut_at_a_conjunction_of_its_own(real_kb, real_index):
    names = [name for name in real_kb.names if " but " in name.text]

    assert len(names) > 10
    assert [name.text for name in names if found(real_index, name.text)[:1] != [name.effect]] == []


def test_a_correction_is_told(index):
    result = search(index, "my blader hurts")

    assert [(c.typed, c.used) for c in result.corrections] == [("blader", "bladder")]
    assert {hit.match.kind for hit in result.hits} == {Rung.SPELLING}


def test_exact_corrects_completes_and_guesses_nothing(index):
    assert found(index, "blader", exact=True) == []
    assert found(index, "cyst", exact=True) == []
    assert found(index, "cystitis", exact=True)[0] == "cystitis"


def test_a_known_word_is_never_corrected(index):
    assert corrected(index, "hypotension") in (None, "hypotension")
    for word in index.beginning(""):
        assert search_word_is_kept(index, word)


def search_word_is_kept(index, word):
    from ketcli.retrieval.spelling import repaired

    return repaired(index, [word]).corrections == []


def test_a_slip_is_never_taken_for_a_common_word_that_nothing_goes_by(real_index):
    found = search(real_index, "treath")

    assert not found.corrections
    assert "truth" not in found.suggestions
    assert "breath" in found.suggestions


def test_spelling_between_two_opposites_chooses_neither(index):
    assert corrected(index, "hypertenson") == "hypertension"
    assert corrected(index, "hyprtension") is None


@given(word=st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=4))
def test_short_words_are_never_corrected(index, word):
    assert EDITS_ALLOWED[0] == (4, 0)
    assert corrected(index, word) is None


@given(text=st.text(max_size=60))
def test_any_text_gets_an_orderly_answer(index, text):
    result = search(index, text)
    scores = [hit.match.score for hit in result.hits]

    assert len({hit.effect for hit in result.hits}) == len(result.hits)
    assert all(0 <= score <= 1 for score in scores)


def test_a_failed_judgement_says_what_is_wrong(index):
    from ketcli.knowledge.language_entry import Judgement

    assert failure(index, Judgement(text="bladder", kind="x", first="cystitis")) is None
    assert "dizziness first" in str(
        failure(index, Judgement(text="bladder", kind="x", first="dizziness"))
    )
    assert "must find nothing" in str(failure(index, Judgement(text="bladder", kind="x")))
    assert "must not find" in str(
        failure(index, Judgement(text="bladder", kind="x", first="cystitis", never=("retention",)))
    )


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("ket and alchohol", ["alcohol"]),
        ("ket and xanex", ["benzodiazepines"]),
        ("cocane", ["cocaine"]),
        ("can i sleep it off", ["overdose"]),
        ("recovery position", ["overdose"]),
        ("ambulance", ["overdose"]),
        ("how much is too much", ["overdose"]),
        ("is ket safe", ["lowering-harm"]),
        ("will it go away", ["short-and-long-term"]),
        ("pee is brown", []),
    ],
)
def test_words_point_at_substances_and_topics(real_index, text, pointed):
    answer = query.find(real_index, text)

    assert [pointer.id for pointer in answer.see] == pointed


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("my kid swallowed ketamine", "a child has taken"),
        ("stroke", "face droops on one side"),
        ("gone blind", "sight is suddenly lost"),
        ("toddler took ket", "a child has taken"),
        ("ket and xanex", "gets drowsier on alcohol or sedatives"),
        ("can i sleep it off", "someone cannot be woken"),
        ("bp 200/120", "your blood pressure is very high"),
        ("recovery position", "someone cannot be woken"),
        ("i think im having a hart attack", "chest pain after a dose"),
    ],
)
def test_what_cannot_wait_stands_on_top(real_kb, real_index, text, sign):
    answer = query.find(real_index, text)
    brief = render(answer, real_kb, "plain", Page()).splitlines()
    full = render(answer, real_kb, "plain", Page(full=True)).splitlines()

    assert any("local emergency number (" in line for line in brief[:3])
    assert any(sign in line for line in (*brief[:4], *full[:60]))
    assert "Information, not medical advice" in brief[-1]


def test_a_sure_hit_without_emergency_shows_no_signs_of_others(real_kb, real_index):
    shown = render(query.find(real_index, "cant sleep"), real_kb, "plain", Page())

    assert "you cannot pass any urine" not in shown


@pytest.mark.parametrize(
    "asked",
    [["took ket and xanax"], ["i drank vodka"], ["took", "xanex", "tonight"], ["speed and coke"]],
)
def test_sentences_name_substances(real_kb, asked):
    assert query.interactions(real_kb, *asked).records
