"""Signs to get help for that words say by themselves, whatever effect they mean, if any.

1. Of an alarm every part must be said, anywhere in the text; `a/b` is said by either word, `not:a` by what is denied.
2. `>11` and `<9` are said by any larger or smaller number, `-a` by a text that does not say a.
3. A word that says little elsewhere may be demanded too: `vomit yellow and` is no yellow vomit.
"""

from __future__ import annotations

from ketcli.language.ideas import said
from ketcli.language.lists import STOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.retrieval.hits import Correction
    from ketcli.retrieval.index import Index

LARGER, SMALLER, UNSAID = NO_WORD = (">", "<", "-")
"""What the parts begin with that are no words."""


def told(index: Index, plain: list[str], corrections: Iterable[Correction] = ()) -> tuple[str, ...]:
    """Return the ids of the help that plain words are a sign for, that of which most is said first."""
    right = {slip.typed: slip.used for slip in corrections}
    used = [right.get(word, word) for word in plain]
    ideas = {*said(index.language, used), *(w for w in used if STOP in index.language.marks(w))}
    numbers = [int(word) for word in plain if word.isdecimal()]
    found: dict[str, int] = {}
    for alarm in (alarm for idea in sorted(ideas) for alarm in index.alarms(idea)):
        help, *parts = alarm.split()
        if help in index.kb.help and all(_is_said(part, ideas, numbers) for part in parts):
            found[help] = max(found.get(help, 0), len(parts))
    return tuple(sorted(found, key=found.__getitem__, reverse=True))


def _is_said(part: str, ideas: set[str], numbers: list[int]) -> bool:
    if part.startswith(LARGER):
        return any(number > int(part[1:]) for number in numbers)
    if part.startswith(SMALLER):
        return any(number < int(part[1:]) for number in numbers)
    bare = part.removeprefix(UNSAID)
    return ideas.isdisjoint(bare.split("/")) is (bare != part)
