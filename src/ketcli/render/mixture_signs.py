"""When to get help over a mixture: signs and first aid that fit what it does."""

from __future__ import annotations

from collections import Counter
from functools import reduce

from ketcli.knowledge.vocabulary import Occasion, Presence, System, Tier
from ketcli.render.signs import call, nearest_signs, occasion, until_help_comes, where_first_aid_is

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Help, Interaction
    from ketcli.render.blocks import Blocks


def of_mixtures(
    out: Blocks, mixed: Iterable[Interaction], kb: KnowledgeBase, *, first_aid: bool = True
) -> None:
    """Show the signs of mixtures, and what to do until help comes.

    A mixture that slows breathing or takes consciousness has the signs of the occasion; another
    has those of the effects that are recorded of it.
    """
    mixed = tuple(mixed)
    always = occasion(kb, Occasion.NOTHING_FOUND)
    if slowing(mixed, kb):
        found = [*always, *(h for h in occasion(kb, Occasion.MIXING) if h not in always)]
        call(out, found, kb)
        if first_aid:
            until_help_comes(out, found)
        else:
            where_first_aid_is(out, kb)
        return
    said = " ".join(one.summary for one in mixed)
    call(out, [*_fitting(_named(mixed), said, kb), *always], kb)
    if always:
        where_first_aid_is(out, kb)


def slowing(mixed: Iterable[Interaction], kb: KnowledgeBase) -> bool:
    """Tell whether a finding on a mixture names slowed breathing, sedation or unconsciousness."""
    return bool(set(_named(mixed)) & _depressant(kb))


def _named(mixed: Iterable[Interaction]) -> Counter[str]:
    """Return the effects that findings on mixtures name, and how often."""
    return Counter(
        effect
        for one in mixed
        for finding in one.findings
        if finding.presence is not Presence.ABSENT
        for effect in finding.effects
    )


def _depressant(kb: KnowledgeBase) -> set[str]:
    """Return the effects that all help over mixtures is for; deaths tell of no one kind of danger."""
    mixing = occasion(kb, Occasion.MIXING)
    if not mixing:
        return set()
    shared = reduce(set.intersection, (set(help.effects) for help in mixing))
    return {e for e in shared if System.INJURY not in kb.effects[e].systems}


def _fitting(named: Counter[str], said: str, kb: KnowledgeBase) -> Sequence[Help]:
    """Return the emergency help of effects, first that of effects with little other help.

    Deaths and accidents bring none of their own: they have the signs of all kinds of danger.
    """
    urgent = [h for h in kb.help.values() if h.tier is Tier.EMERGENCY and not h.groups]
    helped = Counter(effect for help in urgent for effect in help.effects)
    telling = {e: n for e, n in named.items() if System.INJURY not in kb.effects[e].systems}
    worth = {
        h.id: max((telling[e] / helped[e] for e in h.effects if e in telling), default=0)
        for h in urgent
    }
    found = sorted((h for h in urgent if worth[h.id] > 0), key=lambda h: -worth[h.id])
    return [nearest_signs(help, said, kb) for help in found]
