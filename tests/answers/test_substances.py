"""Names of substances that are no mixture: the drug itself, and what looks like another."""

import pytest

from ketcli.answers import query
from ketcli.errors import UnknownName


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


@pytest.mark.parametrize("name", ["caffeine", "nicotine", "poppers"])
def test_what_only_looks_like_another_substance_is_never_offered(real_kb, name):
    with pytest.raises(UnknownName) as error:
        query.interactions(real_kb, name)

    assert error.value.closest == ()


def test_a_slip_is_not_taken_for_a_look_alike(real_kb):
    assert [one.id for one in query.interactions(real_kb, "naltrexona").records] == ["naltrexone"]
    assert [one.id for one in query.interactions(real_kb, "nalaxone").records] == ["naloxone"]


def test_a_substance_that_is_not_here_is_not_said_to_be_fine(real_kb):
    with pytest.raises(UnknownName, match="does not mean it is safe to mix"):
        query.interactions(real_kb, "caffeine")
