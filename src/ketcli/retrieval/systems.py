"""The effects of a body system that a query names and says nothing else about."""

from __future__ import annotations

from ketcli.retrieval.hits import Hit, Match, Rung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.complaint import Complaint


def hits(asked: Complaint) -> dict[str, Hit]:
    """Return by effect those of the system that is asked for; none where the words say more.

    A system is found by its own names, which are kept under their ideas.
    """
    if not asked.telling - asked.modifiers:
        return {}
    line = asked.index.system(" ".join(sorted(asked.telling)))
    if not line:
        return {}
    label, _, effects = line.partition("\t")
    match = Match(Rung.SYSTEM, "system", label, asked.ideas, 0.0)
    return {effect: Hit(effect, match) for effect in effects.split()}
