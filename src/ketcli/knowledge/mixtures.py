"""When to call over a mixture: the emergency help that its findings lead to; and when, in a group of people."""

from __future__ import annotations

from ketcli.knowledge.records import replaced
from ketcli.knowledge.vocabulary import Danger, Occasion, Presence, System, Tier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect, Help, InteractionEntry


def grave(danger: object) -> bool:
    """Tell whether a mixture can kill or do serious harm, as its strongest source says."""
    return danger in (Danger.LIFE_THREATENING, Danger.SERIOUS)


def urgent(danger: object) -> bool:
    """Tell whether the page of a mixture says when to call: it can do grave harm, or is what undoes it."""
    return grave(danger) or danger is Danger.ANTIDOTE


def own_signs(helps: Iterable[Help], **pages: Iterable[str]) -> tuple[str, ...]:
    """Return the signs that help names as those of some effects, mixtures or groups, in order."""
    ((kind, ids),) = pages.items()
    return tuple(one.sign for help in helps for one in help.own if {*ids} & {*getattr(one, kind)})


def of_group(id: str, helps: Iterable[Help]) -> list[Help]:
    """Return the help of a group of people: what concerns it alone, and of other help the signs that are its own."""
    own = ((help, own_signs((help,), groups=(id,))) for help in helps)
    return [replaced(h, signs=s or h.signs) for h, s in own if s or id in h.groups]


def emergencies(
    mixed: Iterable[InteractionEntry], helps: Iterable[Help], effects: Mapping[str, Effect]
) -> tuple[list[Help], list[Help], bool]:
    """Return the help of the mixtures' own kind, that of every emergency, and whether they slow breathing.

    First comes help that names one of the mixtures. One that slows breathing or takes consciousness has that of the
    occasion; another has that of the effects that are recorded of it, first that of effects with little other help.
    """
    helps = [help for help in helps if help.tier is Tier.EMERGENCY]
    always = [help for help in helps if Occasion.NOTHING_FOUND in help.occasions]
    mixing = [help for help in helps if Occasion.MIXING in help.occasions]
    ids, named = _named(mixed)
    own = {h.id: replaced(h, signs=s) for h in helps if (s := own_signs((h,), mixtures=ids))}
    told = {*named}.union(*(help.effects for help in own.values()))
    depressant = bool(told & _depressant(mixing, effects))
    for help in mixing if depressant else _fitting(named, effects):
        if help not in always:
            own.setdefault(help.id, help)
    return [*own.values()], always, depressant


def _named(mixed: Iterable[InteractionEntry]) -> tuple[list[str], dict[str, int]]:
    """Return the ids of mixtures, and the effects that are recorded of them, with how often."""
    ids: list[str] = []
    named: dict[str, int] = {}
    for one in mixed:
        ids.append(one.id)
        for finding in one.findings:
            for effect in finding.effects if finding.presence is not Presence.ABSENT else ():
                named[effect] = named.get(effect, 0) + 1
    return ids, named


def signs_of_mixture(
    one: InteractionEntry, helps: Iterable[Help], effects: Mapping[str, Effect]
) -> tuple[str, ...]:
    """Return the signs to call for help now over a mixture that can do grave harm, each once."""
    if not urgent(one.danger):
        return ()
    own, always, depressant = emergencies((one,), helps, effects)
    every = [*always, *own] if depressant else [*own, *always]
    return tuple(dict.fromkeys(sign for help in every for sign in help.signs))


def breathless(found: Iterable[Help], kb: KnowledgeBase) -> bool:
    """Tell whether help is for what can end in not waking or not breathing: it has effects of what is always so."""
    always = [{*h.effects} for h in kb.help.values() if Occasion.NOTHING_FOUND in h.occasions]
    shared = set.intersection(*always) if always else set()
    ways = [{*kb.facets[id].systems} for help in found for id in shared & {*help.effects}]
    breath = {System.RESPIRATORY, System.NERVOUS}
    return any(one & breath and System.INJURY not in one for one in ways)


def _depressant(mixing: Sequence[Help], effects: Mapping[str, Effect]) -> set[str]:
    """Return the effects that all help over mixtures is for; deaths tell of no one kind of danger."""
    if not mixing:
        return set()
    shared = set.intersection(*(set(help.effects) for help in mixing))
    return {effect for effect in shared if System.INJURY not in effects[effect].systems}


def _fitting(named: Mapping[str, int], effects: Mapping[str, Effect]) -> list[Help]:
    """Return the emergency help of effects; deaths and accidents bring none of their own."""
    helps = {
        id: [h for h in effects[id].help if h.tier is Tier.EMERGENCY and not h.groups]
        for id in named
        if System.INJURY not in effects[id].systems
    }
    order = sorted(helps, key=lambda effect: -named[effect] / (len(helps[effect]) or 1))
    return [help for id in order for help in helps[id]]
