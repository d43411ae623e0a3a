"""One test or more for each numbered rule of `retrieval.ranking`."""

import pytest

from ketcli.retrieval.complaint import Complaint
from ketcli.retrieval.hits import Rung
from ketcli.retrieval.likelihood import SURE, confidence
from ketcli.retrieval.ranking import MOST_UNCALLED, Ranking
from ketcli.retrieval.searching import WORTH, search


def first(index, text, **options):
    hits = search(index, text, **options).hits
    return (hits[0].effect, hits[0].match.kind) if hits else None


def ranking(index, text):
    return Ranking(Complaint(index, text.split()))


# 1. Called so


def test_the_same_ideas_are_the_name(index):
    assert first(index, "TEST BLADDER") == ("cystitis", Rung.NAME)
    assert first(index, "can't pee") == ("retention", Rung.SYNONYM)


def test_an_exact_search_takes_nothing_below_a_name(index):
    assert first(index, "inflamed", exact=True) is None
    assert first(index, "cystitis", exact=True) == ("cystitis", Rung.NAME)


def test_what_is_called_so_goes_before_all_that_is_not(index):
    found = ranking(index, "cystitis")

    assert set(found.called) == {n for n, score in found.scores.items() if score > MOST_UNCALLED}


def test_of_two_that_are_called_so_the_letters_decide(real_index):
    assert first(real_index, "weakness on one side")[0] == "stroke"
    assert first(real_index, "muscle twitches")[0] == "involuntary-movements"


# 2. Ranked


def test_a_word_that_all_effects_share_says_less_than_one_that_few_do(real_index):
    rare, common = real_index.weight("hematuria"), real_index.weight("pain")

    assert rare > common > 0


def test_an_effect_answers_for_a_share_of_what_is_said(real_index):
    whole = ranking(real_index, "bladder")
    part = ranking(real_index, "bladder zqxjkv")
    effect = whole.effects()[0]

    assert 0 < part.scores[effect] < whole.scores[effect] <= 1


def test_a_thing_and_what_is_said_of_it_count_more_than_the_words(real_index):
    found = ranking(real_index, "bp skyrocketed")

    assert real_index.owner(found.effects()[0]).id == "hypertension"
    assert found.pairs.effects


def test_people_are_understood_in_their_own_words(real_index):
    for text, effect in (
        ("razor wire when i pass water", "dysuria"),
        ("hiding it from my wife", "dependence"),
        ("the street looks like a film set", "derealization"),
    ):
        found = search(real_index, text)
        assert next(hit.effect for hit in (*found.hits, *found.guesses)) == effect


# 3. Opposite or denied


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("low blood pressure", "hypertension"),
        ("high blood pressure", "hypotension"),
        ("I am not dizzy", "dizziness"),
    ],
)
def test_what_stands_at_the_other_end_or_is_denied_is_never_meant(index, text, never):
    assert never not in [hit.effect for hit in search(index, text).hits]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("blood pressure fell", "hypertension"),
        ("im putting on loads of weight", "weight-loss"),
        ("my memory is better than ever", "memory-impairment"),
    ],
)
def test_the_contrary_of_what_is_said_is_never_meant(real_index, text, never):
    assert never not in [hit.effect for hit in search(real_index, text).hits]


# 4. Prefix


def test_the_last_word_may_begin_a_word_of_a_name(index):
    assert first(index, "cyst") == ("cystitis", Rung.PREFIX)


# Sure


def test_a_word_of_one_effect_says_what_is_meant_whatever_else_is_said(real_index):
    assert first(real_index, "tinnitus since tuesday evening")[0] == "tinnitus"


def test_what_shares_an_everyday_word_and_little_else_is_a_guess(real_index):
    for text in ("football fever", "nappy rash", "piano cramps", "knee pain", "sore elbow"):
        found = search(real_index, text)
        assert found.hits == ()
        assert len(found.guesses) <= 3


@pytest.mark.parametrize("text", ["it burns when i pee", "bleeding", "always", "sore all over"])
def test_the_first_hit_is_sure_and_others_are_worth_to_be_told(real_index, text):
    found = ranking(real_index, text)
    hits = [hit.effect for hit in search(real_index, text).hits]
    odds = {real_index.owner(n).id: confidence(found, n) for n in found.scores}

    assert not hits or odds[hits[0]] >= SURE
    assert all(odds[hit] >= WORTH for hit in hits)


# Several complaints


def test_of_several_complaints_the_gravest_comes_first(real_index):
    hits = [hit.effect for hit in search(real_index, "always tired and now chest pains").hits]

    assert hits[:2] == ["chest-pain", "fatigue"]


@pytest.mark.exhaustive
def test_an_effect_that_is_named_is_found_beside_what_names_nothing(real_index):
    beside = "{} and my hair is falling out"
    lost = [
        effect.id
        for effect in real_index.kb.effects.values()
        for name in {effect.name, effect.plain_name}
        if effect.id not in [h.effect for h in search(real_index, beside.format(name)).hits]
    ]

    assert lost == []
