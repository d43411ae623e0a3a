"""When to call over a mixture: the emergency help that its findings lead to."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import Danger, Occasion, Presence, System, Tier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ketcli.knowledge.model import EffectEntry, Help, InteractionEntry


def grave(danger: object) -> bool:
    """Tell whether a mixture can kill or do serious harm, as its strongest source says."""
    return danger in (Danger.LIFE_THREATENING, Danger.SERIOUS)


def emergencies(
    mixed: Iterable[InteractionEntry], helps: Iterable[Help], effects: Mapping[str, EffectEntry]
) -> tuple[list[Help], list[Help], bool]:
    """Return the help of the mixtures' own kind, that of every emergency, and whether they slow breathing.

    A mixture that slows breathing or takes consciousness has the help of the occasion; another has that of
    the effects that are recorded of it, first that of effects with little other help.
    """
    helps = list(helps)
    named = _counted(
        effect
        for one in mixed
        for finding in one.findings
        if finding.presence is not Presence.ABSENT
        for effect in finding.effects
    )
    always = [help for help in helps if Occasion.NOTHING_FOUND in help.occasions]
    mixing = [help for help in helps if Occasion.MIXING in help.occasions]
    if named.keys() & _depressant(mixing, effects):
        return [help for help in mixing if help not in always], always, True
    return _fitting(named, helps, effects), always, False


def signs_of_mixture(
    one: InteractionEntry, helps: Iterable[Help], effects: Mapping[str, EffectEntry]
) -> tuple[str, ...]:
    """Return the signs to call for help now over a mixture that can do grave harm, each once."""
    if not grave(one.danger):
        return ()
    own, always, depressant = emergencies((one,), helps, effects)
    every = [*always, *own] if depressant else [*own, *always]
    return tuple(dict.fromkeys(sign for help in every for sign in help.signs))


def _depressant(mixing: Sequence[Help], effects: Mapping[str, EffectEntry]) -> set[str]:
    """Return the effects that all help over mixtures is for; deaths tell of no one kind of danger."""
    if not mixing:
        return set()
    shared = set.intersection(*(set(help.effects) for help in mixing))
    return {effect for effect in shared if System.INJURY not in effects[effect].systems}


def _fitting(
    named: Mapping[str, int], helps: Iterable[Help], effects: Mapping[str, EffectEntry]
) -> list[Help]:
    """Return the emergency help of effects; deaths and accidents bring none of their own."""
    urgent = [h for h in helps if h.tier is Tier.EMERGENCY and not h.groups]
    helped = _counted(effect for help in urgent for effect in help.effects)
    telling = {e: n for e, n in named.items() if System.INJURY not in effects[e].systems}
    worth = {
        h.id: max((telling[e] / helped[e] for e in h.effects if e in telling), default=0)
        for h in urgent
    }
    return sorted((h for h in urgent if worth[h.id] > 0), key=lambda h: -worth[h.id])


def _counted(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
