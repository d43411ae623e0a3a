"""What is worked out for pages: what lists tell of effects, what signs say, which lists are closed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, get_origin

from ketcli.compile.dump import Built, Pairs, Sections, as_json
from ketcli.knowledge import model
from ketcli.knowledge.about import About, Drug
from ketcli.knowledge.category import Category
from ketcli.knowledge.constraints import parts_of
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.model import Effect, Help
from ketcli.knowledge.records import MANY, jsonable
from ketcli.knowledge.short import SHORT, SHORT_SLICE, SHORTENED, of_cell, section_under
from ketcli.knowledge.synthesis import Slice
from ketcli.knowledge.together import in_short
from ketcli.knowledge.vocabulary import Setting
from ketcli.knowledge.weighed import WeighedFinding
from ketcli.language.ideas import alternatives, content
from ketcli.language.lists import Language


def sections(language: Language, records: Built) -> Sections:
    """Return the sections; `records` hold the kinds by their plural."""
    effects = records["effects"].values()
    return {
        "brief": ((effect.id, as_json(_brief(effect))) for effect in effects),
        "closed": closed().items(),
        "content": _said(language, effects, records["help"].values()),
    }


def _brief(effect: Effect) -> dict[str, Any]:
    """Return what the lines of lists tell of an effect."""
    told = {key: jsonable(one) for key in SHORT if (one := getattr(effect, key)) != ()}
    slices = list(map(brief_slice, effect.slices))
    lead = slices[0].get("headline") if slices else None
    return {**told, **({"headline": lead} if lead else {}), SHORTENED: slices}


def under_filters(
    effects: Iterable[Effect],
    weighed: Mapping[str, Sequence[WeighedFinding]],
    drugs: Iterable[Drug],
) -> Sections:
    """Return sections of effects in short by the findings of each setting, and of each drug.

    An effect of which all findings pass has an empty line there, and one of which none does has none.
    """
    briefs = {effect.id: _brief(effect) for effect in effects}
    settings = {section_under((one,), ()): _passing(briefs, weighed, (one,), ()) for one in Setting}
    told = (((), (drug.id, *drug.also)) for drug in drugs)
    return {**settings, **{section_under(*one): _passing(briefs, weighed, *one) for one in told}}


def _passing(
    briefs: Mapping[str, Any],
    weighed: Mapping[str, Sequence[WeighedFinding]],
    settings: Sequence[str],
    drugs: Sequence[str],
) -> Pairs:
    for id, told in briefs.items():
        found = weighed[id]
        passed = [f for f in found if f.setting in settings or f.drug in drugs]
        if len(passed) == len(found):
            yield id, ""
        elif passed:
            yield id, as_json(of_cell({**told, SHORTENED: in_short(passed)}))


def brief_slice(one: Slice) -> dict[str, Any]:
    """Return a slice in short."""
    return {key: jsonable(value) for key in SHORT_SLICE if (value := getattr(one, key)) is not None}


def closed() -> dict[str, str]:
    """Return every key of every record, with the closed list that its values are from, behind MANY for several."""
    found: dict[str, str] = {}
    waiting = [About, *(getattr(model, kind.record) for kind in KINDS)]
    seen = set(waiting)
    while waiting:
        for field in fields(waiting.pop()):
            parts = {one for one in parts_of(field.type) if isinstance(one, type)}
            lists = [one.__name__ for one in parts if issubclass(one, Category)]
            many = MANY if get_origin(field.type) is tuple else ""
            found[field.name] = many + lists[0] if lists else found.get(field.name, many)
            inner = {one for one in parts if is_dataclass(one)} - seen
            seen |= inner
            waiting += inner
    return found


def _said(language: Language, effects: Iterable[Effect], helps: Iterable[Help]) -> Pairs:
    """Yield signs and names of effects with their ideas."""
    signs = [sign for help in helps for sign in help.signs]
    sentences = [part for sign in signs for part in (sign, *alternatives(sign))]
    sentences += [name for effect in effects for name in (effect.name, effect.plain_name)]
    for sentence in dict.fromkeys(sentences):
        yield sentence, " ".join(sorted(content(language, sentence)))
