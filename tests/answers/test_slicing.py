"""Lists and searches tell programs of effects in short, and of the slice that was asked for."""

import json

import pytest

from ketcli.answers import query
from ketcli.answers.filters import filters
from ketcli.answers.slicing import briefly, slice_under, slices_under
from ketcli.knowledge.records import jsonable
from ketcli.render import Page, render
from ketcli.render.json_document import results

ASKED = (
    {},
    {"term": "long"},
    {"context": "therapeutic"},
    {"term": "long", "context": "therapeutic"},
    {"term": ["short", "long"]},
    {"setting": "depression"},
    {"drug": "esketamine", "term": "short"},
)


def documented(answer, kb, **page):
    return json.loads(render(answer, kb, "json", Page(**page)))


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_certainty_and_headline_are_those_of_the_slice_asked_for(real_kb, asked):
    chosen = filters(real_kb, **asked)
    ids = query.select(real_kb, chosen).records.ids
    for told in briefly(real_kb, ids, chosen):
        found = slice_under(real_kb.effects[told["id"]], real_kb, chosen)

        assert told["certainty"] == found.certainty
        assert len(told["slices"]) == len(
            slices_under(real_kb.effects[told["id"]], real_kb, chosen)
        )
        assert told.get("headline") == (jsonable(found.headline) if found.headline else None)


def test_a_short_record_says_what_the_whole_one_says(real_kb):
    answer = query.select(real_kb)
    short = documented(answer, real_kb)["results"]
    whole = documented(answer, real_kb, full=True)["results"]

    assert len(short) == len(real_kb.effects)
    for one, other in zip(short, whole, strict=True):
        assert {key: one[key] for key in one if key not in ("headline", "slices")} == {
            key: other[key] for key in one if key not in ("headline", "slices")
        }
        for told, every in zip(one["slices"], other["slices"], strict=True):
            assert told.items() <= every.items()


def test_no_key_is_null_and_each_has_one_type(real_kb):
    kinds = {}

    def look(value, key):
        kinds.setdefault(key, set()).add("number" if type(value) in (int, float) else type(value))
        if isinstance(value, dict):
            for name, one in value.items():
                look(one, name)
        elif isinstance(value, list):
            for one in value:
                look(one, f"{key}[]")

    look(documented(query.select(real_kb), real_kb), "document")

    assert {key for key, types in kinds.items() if len(types) > 1 or type(None) in types} == set()


def test_some_keys_are_taken_from_the_short_record_or_the_whole_one(real_kb):
    chosen = filters(real_kb, term="long", context="therapeutic", system="bladder")
    answer = query.select(real_kb, chosen)
    short = documented(answer, real_kb, fields=("id", "certainty", "headline"))["results"]
    whole = documented(answer, real_kb, fields=("id", "certainty", "headline", "codes"))["results"]

    assert [{**one, "codes": 0} for one in short] == [{**one, "codes": 0} for one in whole]
    assert all("codes" in one for one in whole)
    assert {one["id"]: one["certainty"] for one in short}["ketamine-cystitis"] == "moderate"


def test_a_search_in_short_says_why_each_matched(real_kb, real_index):
    answer = query.find(real_index, "bladder")
    document = documented(answer, real_kb)

    assert document["query"]["full"] is False
    assert [one["id"] for one in document["results"]] == list(answer.records.ids)
    assert all(one["match"]["text"] and "findings" not in one for one in document["results"])


def test_what_is_asked_for_by_name_is_whole(real_kb, real_index):
    document = documented(query.entry(real_index, ["cystitis"]), real_kb)

    assert document["query"]["full"] is True
    assert document["results"][0]["findings"]


@pytest.mark.parametrize("keep", ["synonyms", "name", "certainty", "findings"])
def test_the_match_is_told_whatever_else_is_kept(kb, index, keep):
    answer = query.find(index, "bladder")
    told = results(answer, kb, (keep, "match"))

    assert any(keep in one for one in told)
    assert all([*one] in ([keep, "match"], ["match"]) for one in told)
