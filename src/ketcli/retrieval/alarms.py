"""Signs to get help for that words say by themselves, whatever effect they mean, if any.

1. Of an alarm every part must be said, anywhere in the text; `a/b` is said by either word, `not:a` by what is denied.
2. `>11` and `<9` are said by any larger or smaller number, `-a` by a text that does not say a.
3. A word that says little elsewhere may be demanded too: `vomit yellow and` is no yellow vomit.
4. `=a` is what the alarm means besides: that a heart is slow, where a pulse of 38 is said.
"""

from __future__ import annotations

from ketcli.language.ideas import said
from ketcli.language.lists import STOP
from ketcli.language.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.retrieval.hits import Correction

LARGER, SMALLER, UNSAID, MEANT = NO_WORD = (">", "<", "-", "=")
"""What the parts begin with that are no words."""


def told(
    kb: KnowledgeBase, plain: list[str], corrections: Iterable[Correction] = ()
) -> tuple[str, ...]:
    """Return the ids of the help that plain words are a sign for, that of which most is said first, as in the file."""
    right = {slip.typed: slip.used for slip in corrections}
    found: dict[str, int] = {}
    for help, *parts in _raised(kb, [right.get(word, word) for word in plain]):
        if help in kb.help:
            words = sum(not part.startswith(NO_WORD) for part in parts)
            found[help] = max(found.get(help, 0), words)
    return tuple(sorted(found, key=found.__getitem__, reverse=True))


def raised(kb: KnowledgeBase, plain: list[str]) -> set[str]:
    """Return the ids of the help that plain words are a sign for."""
    return {help for help, *_ in _raised(kb, plain)}


def added(kb: KnowledgeBase, text: str) -> set[str]:
    """Return the ideas that alarms add to a text, as a pulse of 38 says slow."""
    raised = _raised(kb, tokens(kb.language, text))
    return {part[1:] for _, *parts in raised for part in parts if part.startswith(MEANT)}


def _raised(kb: KnowledgeBase, plain: list[str]) -> Iterator[list[str]]:
    """Yield the help and the parts of each alarm that is raised, in the order of the file."""
    marks, section = kb.language.marks, kb.section("alarms")
    ideas = {*said(kb.language, plain), *(word for word in plain if STOP in marks(word))}
    numbers = [int(word) for word in plain if word.isdecimal()]
    alarms = (alarm for idea in ideas for alarm in (section.get(idea) or "").split("|")[1:])
    for alarm in sorted({*alarms}):
        _, help, *parts = alarm.split()
        if all(_is_said(part, ideas, numbers) for part in parts):
            yield [help, *parts]


def _is_said(part: str, ideas: set[str], numbers: list[int]) -> bool:
    if part.startswith(MEANT):
        return True
    if part.startswith(LARGER):
        return any(number > int(part[1:]) for number in numbers)
    if part.startswith(SMALLER):
        return any(number < int(part[1:]) for number in numbers)
    bare = part.removeprefix(UNSAID)
    return ideas.isdisjoint(bare.split("/")) is (bare != part)
