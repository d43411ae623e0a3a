"""The effects that a complaint calls by a name, and how nearly in the words of the name."""

from __future__ import annotations

from ketcli.language.ideas import wording
from ketcli.language.lists import DENIAL, FILLER, MODIFIER, PRONOUN
from ketcli.retrieval.index import LATER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import Name
    from ketcli.retrieval.complaint import Complaint

OF_WORDING, OF_PAIR = 0.03, 0.01
"""What of the score of an effect that is called so hangs on the letters, and on a pair."""


def called_so(asked: Complaint) -> dict[int, tuple[float, Name]]:
    """Return by effect the name that says just what the complaint says, and how nearly in its words, up to 1.

    The letters come first, then the kind of name.
    """
    language, index = asked.index.language, asked.index
    found: dict[int, tuple[float, Name]] = {}
    ours = frozenset(wording(language, asked.plain).split())
    for effect, place in index.called(" ".join(sorted(asked.telling))):
        name = index.names(effect)[place]
        said = name.ideas
        spoken = all(PRONOUN in language.marks(w) for w in said.difference(asked.ideas))
        if spoken and not asked.opposed(said) and (not _vague(asked, name) or _idiom(asked, name)):
            theirs = index.wording(name.text)
            same = len(ours & theirs) / max(len(ours), len(theirs), 1)
            near = 1 - OF_PAIR - OF_WORDING * (1 - same) - LATER[name.field]
            if near > found.get(effect, (0.0,))[0]:
                found[effect] = (near, name)
    return found


def _vague(asked: Complaint, name: Name) -> bool:
    """Tell whether all words of a name only say how."""
    marks = asked.index.language.marks
    return all(not {FILLER, MODIFIER, DENIAL}.isdisjoint(marks(word)) for word in name.words)


def _idiom(asked: Complaint, name: Name) -> bool:
    """Tell whether the complaint has a name word for word; only pronouns may differ."""
    language = asked.index.language
    typed = {*asked.plain, *asked.ideas}
    return all(
        word in typed or language.idea(word) in typed
        for word in asked.index.plain(name.text)
        if PRONOUN not in language.marks(word)
    )
