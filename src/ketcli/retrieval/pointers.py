"""Substances, groups of people and topics that words name besides effects.

1. A topic is meant only by a text that says nothing else, pleas aside.
2. Of names inside a text the longest counts, of up to LONGEST_NAME words.
3. A color beside what is passed is a color, not a drug: `pee is brown`.
4. A denied substance is not named: `no alcohol`, `alcohol free beer`, `non-alcoholic beer`.
"""

from __future__ import annotations

from ketcli.language.clauses import without_plea
from ketcli.language.ideas import wording
from ketcli.language.lists import COLOR, PASSED, STOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ketcli.knowledge.base import Pointer
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index

WHOLE = "= "
"""Stands before the wording of a topic: it is meant only by a text that says nothing else."""
LONGEST_NAME = 4
"""Words of the longest name of a substance or group that is looked for inside a text."""


def topic(index: Index, plain: list[str]) -> Pointer | None:
    """Return the topic that plain words are, and nothing else; None for none."""
    return index.pointer(WHOLE + wording(index.language, without_plea(index.language, plain)))


def pointed(
    index: Index, plain: list[str], used: Mapping[str, str]
) -> tuple[tuple[Pointer, ...], list[str]]:
    """Return the substances and groups that plain words name, and the words that name no substance.

    `used` says which words are slips for which others.
    """
    see: dict[str, Pointer] = {}
    rest: list[str] = []
    language = index.language
    right = [used.get(word, word) for word in plain]
    at = 0
    while at < len(plain):
        for length in range(min(LONGEST_NAME, len(plain) - at), 0, -1):
            called = right[at : at + length]
            found = index.pointer(wording(language, called))
            if found and not _all(language, STOP, called) and not _color(language, called, right):
                see[found.id] = found
                if found.command == "groups":
                    # What people are is often what they complain of: high blood pressure.
                    rest += plain[at : at + length]
                at += length
                break
        else:
            rest.append(plain[at])
            at += 1
    return tuple(see.values()), rest


def _all(language: Language, marks: str, plain: list[str]) -> bool:
    return all(set(marks) & set(language.marks(word)) for word in plain)


def _color(language: Language, called: list[str], plain: list[str]) -> bool:
    """Tell whether a word that also names a substance tells of the color of what is passed."""
    return _all(language, COLOR + STOP, called) and any(
        PASSED in language.marks(word) for word in plain
    )
