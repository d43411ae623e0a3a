"""Names of substances that are no mixture: the drug itself, and what looks like another."""

import pytest

from ketcli.answers import query, records
from ketcli.errors import UnknownName
from ketcli.retrieval.index import Index


@pytest.mark.parametrize("name", ["ketamine", "Spravato", "special k", "vitamin k", "ket", "K"])
def test_the_drug_itself_lists_what_it_is_mixed_with(real_kb, name):
    answer = query.interactions(real_kb, *name.split())

    assert len(answer.records) == len(real_kb.interactions)
    assert "the drug itself" in answer.remarks[0]
    assert answer.status == 0


def test_a_street_name_may_be_something_else(real_kb):
    told = query.interactions(real_kb, "vitamin k").remarks[0]

    assert "Whatever else goes by that name is not in this data" in told
    assert "Whatever else" not in query.interactions(real_kb, "ketamine").remarks[0]


@pytest.mark.parametrize(
    ("name", "closest"),
    [
        ("caffeine", ("stimulants",)), ("energy drink", ("stimulants",)), ("clonidine", ("antihypertensives",)),
        ("poppers", ()), ("viagra", ()), ("alpha blockers", ()), ("zqxjkv", ()),
    ],
)  # fmt: skip
def test_what_only_looks_like_another_substance_is_never_offered(real_kb, name, closest):
    with pytest.raises(UnknownName) as error:
        query.interactions(real_kb, *name.split())

    assert error.value.closest == closest


def test_no_substance_is_both_listed_and_known_by_its_class_only(real_kb):
    for name, _ in real_kb.section("unlisted"):
        with pytest.raises(UnknownName):
            records.named(real_kb, "interaction", name)


def test_a_word_of_a_name_is_the_whole_of_it_only_alone(real_kb):
    assert query.interactions(real_kb, "steroids").remarks == (
        "'steroids' is read as nasal-sprays.",
    )
    with pytest.raises(UnknownName):
        query.interactions(real_kb, "ice", "cream")


def test_what_stands_beside_a_substance_is_told_and_hides_no_danger(real_kb):
    for typed, stranger in (
        ("caffeine alcohol", "caffeine"), ("red bull vodka", "red bull"), ("flakka and vodka", "flakka"),
        ("coke zero and vodka", "cocaine"), ("zqxjkv alcohol", "zqxjkv"),
    ):  # fmt: skip
        answer = query.interactions(real_kb, *typed.split())

        assert [one.id for one in answer.records] == ["alcohol"]
        assert stranger in answer.nothing.message
        assert answer.status == 1


def test_a_slip_is_not_taken_for_a_look_alike(real_kb):
    assert [one.id for one in query.interactions(real_kb, "naltrexona").records] == ["naltrexone"]
    assert [one.id for one in query.interactions(real_kb, "nalaxone").records] == ["naloxone"]


def test_a_substance_that_is_not_here_is_not_said_to_be_fine(real_kb):
    with pytest.raises(UnknownName, match="does not mean it is safe to mix"):
        query.interactions(real_kb, "caffeine")


@pytest.mark.parametrize(
    "text", ["energy drink and ket", "can i have red bull with ket", "coffee after ketamine"]
)
def test_words_of_a_substance_that_is_not_here_are_not_taken_apart(real_kb, text):
    answer = query.find(Index(real_kb), text)

    assert not answer.records
    assert not answer.see
    assert any("does not mean it is safe to mix" in remark for remark in answer.remarks)


def test_what_is_said_beside_a_substance_that_is_not_here_is_searched_for(real_kb):
    answer = query.find(Index(real_kb), "vodka red bull and ket, heart racing")

    assert answer.see[0].id == "alcohol"
    assert answer.records[0].id == "tachycardia"


@pytest.mark.parametrize("text", ["poppers and ket", "took viagra and ket"])
def test_a_search_too_says_that_a_substance_is_not_here(real_kb, text):
    answer = query.find(Index(real_kb), text)

    assert any("does not mean it is safe to mix" in remark for remark in answer.remarks)
    assert not any(" and: " in remark for remark in answer.remarks)
