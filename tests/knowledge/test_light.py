"""Light records say what those of the model say, and brief ones read no more than they need."""

import json
from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from ketcli.answers.filters import filters
from ketcli.answers.query import select
from ketcli.answers.shapes import Filters
from ketcli.answers.slicing import line_under, slices_under
from ketcli.compile.pages import brief_slice
from ketcli.jsontext import dumps
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.records import Light, replaced, sources_of
from ketcli.render import Page, render


@cache
def parts(kind):
    """Return the keys of a record of the model."""
    return [field.name for field in fields(kind)]


def same(light, record):
    """Whether every part of a light record is that of the model."""
    if is_dataclass(record):
        return isinstance(light, Light) and all(
            same(getattr(light, key), getattr(record, key)) for key in parts(type(record))
        )
    if isinstance(record, tuple):
        return type(light) is tuple and all(map(same, light, record)) and len(light) == len(record)
    return light == record and type(light) is type(record)


@pytest.fixture(scope="module")
def light(real_kb):
    """The bundled knowledge base with light records, each decoded once."""
    return real_kb.lightly()


@pytest.mark.parametrize("kind", [*(kind.plural for kind in KINDS), "background"])
def test_a_light_record_has_every_part_of_the_record(real_kb, light, kind):
    table = getattr(light, kind)

    assert list(table) == list(getattr(real_kb, kind))
    for id, record in getattr(real_kb, kind).items():
        assert same(table[id], record), id
        assert sources_of(table[id]) == sources_of(record)


def test_the_heading_is_light_too(kb):
    assert same(kb.lightly().about, kb.about)


def test_a_key_that_no_record_has_is_an_error(kb):
    effect = next(iter(kb.lightly().effects.values()))

    with pytest.raises(AttributeError):
        _ = effect.nickname


def test_a_part_can_be_replaced_in_a_copy(kb):
    effect = next(iter(kb.lightly().effects.values()))
    other = replaced(effect, findings=())

    assert other.findings == ()
    assert other.help == effect.help
    assert effect.findings


@pytest.mark.parametrize("under", [Filters(), Filters(terms=("long",)), Filters(serious=True)])
@pytest.mark.parametrize("form", ["plain", "table"])
def test_a_list_is_drawn_without_whole_records(real_kb, under, form):
    kb = real_kb.lightly()
    answer = select(kb, under)
    render(answer, kb, form, Page())

    assert all(effect._whole for effect in answer.records)


@pytest.mark.parametrize("kind", [*(kind.plural for kind in KINDS), "background"])
def test_every_key_of_a_line_is_found_without_decoding_the_rest(real_kb, kind):
    table = getattr(real_kb, kind)
    ids = list(table)
    for id, line in zip(ids, table.lines(ids), strict=True):
        keys = json.loads(line)
        (whole,) = table.parts([id], [*keys, "match"])

        assert whole == line
        assert all(table.parts([id], [key]) == [dumps({key: keys[key]})] for key in keys)


@pytest.mark.parametrize(
    "given",
    [
        {"setting": "depression"},
        {"drug": "esketamine"},
        {"setting": ("pain", "anesthesia"), "drug": "ketamine"},
        {"drug": "ketamine"},
        {"setting": "pain", "term": "short"},
        {"drug": "ketamine", "term": "long"},
        {"setting": "not-stated", "context": "recreational"},
    ],
    ids=str,
)
def test_what_findings_that_pass_say_in_short_is_what_the_records_say(real_kb, light, given):
    chosen = filters(real_kb, **given)
    for id, effect in real_kb.effects.items():
        told = slices_under(effect, real_kb, chosen)
        line = line_under(light, id, chosen)

        assert (not line) == all(map(chosen.admit, effect.findings)), id
        assert not line or dumps(json.loads(line)["slices"]) == dumps(list(map(brief_slice, told)))
        assert same(slices_under(light.effects[id], light, chosen), told), id
