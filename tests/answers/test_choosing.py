"""Effects are chosen by how they end and by how sure the sources let us be."""

import pytest

from ketcli.answers import counts, query
from ketcli.answers.filters import filters
from ketcli.answers.select import of_drug
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import Certainty, Presence, Reversibility
from ketcli.render import Page, render


def ids(answer):
    return [record.id for record in answer.records]


def test_how_it_ends_is_decided_on_the_finding_that_the_other_filters_ask_for(kb):
    partly = filters(kb, reversibility="partly")

    assert ids(query.select(kb, partly)) == ["cystitis"]
    assert ids(query.select(kb, filters(kb, reversibility="partly", context="recreational")))
    assert not ids(query.select(kb, filters(kb, reversibility="partly", context="therapeutic")))


@pytest.mark.parametrize(("name", "drug"), [("spravato", "esketamine"), ("Ketalar", "ketamine")])
def test_the_name_of_a_drug_shows_the_list_of_its_effects(real_kb, name, drug):
    shown = of_drug(real_kb, name, filters(real_kb, term="long"))

    assert ids(shown) == ids(query.select(real_kb, filters(real_kb, term="long", drug=drug)))
    assert of_drug(real_kb, "zqxjkv", filters(real_kb)) is None


def test_a_label_chooses_like_its_value(kb):
    assert filters(kb, reversibility="goes away").reversibilities == ("reversible",)
    assert filters(kb, certainty="very low certainty").certainties == ("very-low",)


def test_a_search_is_narrowed_too(kb, index):
    sure = query.find(index, "dizzy", filters(kb, certainty="high"))
    found = query.find(index, "cystitis", filters(kb, reversibility="partly"))

    assert sure.nothing
    assert ids(found) == ["cystitis"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"term": "long"},
        {"context": "therapeutic"},
        {"term": "short", "context": "therapeutic"},
        {"drug": "esketamine"},
        {"setting": "depression", "term": "short"},
    ],
    ids=str,
)
def test_certainty_is_that_of_what_the_other_filters_ask_for(real_kb, asked):
    under = filters(real_kb, **asked)
    every = {e.id: slice_under(e, real_kb, under) for e in query.select(real_kb, under).records}
    for grade in Certainty:
        chosen = filters(real_kb, certainty=grade.value, **asked)
        wanted = [id for id, one in every.items() if one and one.certainty is grade]

        assert ids(query.select(real_kb, chosen)) == wanted


def test_the_counts_of_values_are_those_of_the_list(real_kb):
    rows = [*counts.values(real_kb, "reversibility").records]
    rows += [one for one in counts.values(real_kb, "certainty").records if one.value != "none"]

    assert len(rows) == len(Reversibility) + len(Certainty) - 1
    for one in rows:
        listed = query.select(real_kb, filters(real_kb, **{one.facet: one.value}))
        assert one.effects == len(listed.records)


def test_a_list_by_how_it_ends_says_what_every_source_says(real_kb):
    answer = query.select(real_kb, filters(real_kb, reversibility="reversible", system="bladder"))
    page = render(answer, real_kb, "table", Page(width=120))
    row = next(line for line in page.splitlines() if "ketamine bladder" in line)

    assert "can be permanent: 5" in row
    assert "goes away: 1" in row


def test_every_effect_that_is_listed_by_an_ending_has_a_finding_that_says_so(real_kb):
    for degree in Reversibility:
        for effect in query.select(real_kb, filters(real_kb, reversibility=degree.value)).records:
            assert any(
                f.presence is not Presence.ABSENT
                and f.reversibility
                and f.reversibility.degree is degree
                for f in effect.findings
            )
