"""Substances, groups of people and topics that words name besides effects; `retrieval.asked` tells what is asked for.

1. A topic is named by a text that says nothing else, pleas aside unless they are all of it.
2. Of names inside a text the longest counts, of up to MOST_WORDS words, and substances inside the name of a group too;
   words of an idiom are not taken apart.
3. A color beside what is passed is a color, not a drug: `pee is brown`.
4. A denied name is not named: `no alcohol`, `alcohol free beer`, `coke zero`, the `color of red wine`, `coke colored`.
5. A common word (ice, speed, glass, needle, husband) or a letter or two (G, CK) names a substance or a group only
   alone, a substance beside a cue too: the drug anywhere, taking or mixing right before or after.
"""

from __future__ import annotations

from ketcli.language import lists
from ketcli.language.clauses import without_plea
from ketcli.language.ideas import ideas, wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ketcli.knowledge.base import Pointer
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index

BY_FULL_NAME = "= "
"""Stands before the wording of a topic that a text must have as a whole."""
MOST_WORDS = 4
"""Words of the longest name of a substance or group that is looked for inside a text."""
NEAR, FEW = 2, 2
"""Words between which a cue stands beside a name, and letters of a name that needs one. With 3 or 4 words one complaint
of 75 more is led astray, and of 40 phrases about a mixture none more leads there."""


def topic(index: Index, plain: list[str]) -> Pointer | None:
    """Return the topic that plain words are, figures and pleas aside; None for none."""
    said = [word for word in plain if not word.isdigit()] or plain
    bare = without_plea(index.language, said) or said
    return index.pointer(BY_FULL_NAME + wording(index.language, bare))


def unlisted(index: Index, plain: list[str]) -> tuple[list[str], list[str]]:
    """Return the substances of which nothing but the class is known, each with it, and the other plain words."""
    found: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(plain):
        for length in (2, 1):
            name = " ".join(plain[at : at + length])
            ends = plain[at], plain[min(at + length, len(plain)) - 1]
            empty = length > 1 and any(lists.STOP in index.language.marks(one) for one in ends)
            if not empty and (group := index.unlisted(name)):
                found[f"{name}: {group}"] = None
                break
        else:
            rest.append(plain[at])
        at += length
    return list(found), rest


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
    idioms = {n for _, at in ideas(language, right) if len(at) > 1 for n in at}
    at = 0
    while at < len(plain):
        length, found = _named(index, right, at, idioms)
        if found is None:
            rest.append(plain[at])
        else:
            see[found.id] = found
            if found.command == "groups":
                # What people are is often what they complain of: high blood pressure.
                rest += plain[at : at + length]
                # Who is on methadone mixes it.
                inside = [index.pointer(word) for word in right[at : at + length] if length > 1]
                see |= {one.id: one for one in inside if one and one.command == "interactions"}
        at += length
    return tuple(see.values()), rest


def _named(index: Index, right: list[str], at: int, idioms: set[int]) -> tuple[int, Pointer | None]:
    """Return how many words the longest name has that begins at a word, and what it names; 1 and None for none."""
    language = index.language
    for length in range(min(MOST_WORDS, len(right) - at), 0, -1):
        called = right[at : at + length]
        found = index.pointer(wording(language, called))
        if found is None or _any(language, lists.STOP, (called[0], called[-1])):
            continue
        idiom = length == 1 and at in idioms
        denied = _denied(language, right, at, length)
        if not idiom and not denied and _meant(language, right, at, length, found):
            return length, found
    return 1, None


def denied(index: Index, plain: list[str]) -> list[str]:
    """Return the ids of what plain words name and deny."""
    found_ids = [
        found.id
        for at in range(len(plain))
        for length in range(min(MOST_WORDS, len(plain) - at), 0, -1)
        if _denied(index.language, plain, at, length)
        and not _all(index.language, lists.STOP + lists.DENIAL, plain[at : at + 1])
        and (found := index.pointer(wording(index.language, plain[at : at + length])))
    ]
    return list(dict.fromkeys(found_ids))


def _denied(language: Language, right: list[str], at: int, length: int) -> bool:
    """Tell whether a denial stands right before a name, one word between at most, or right after it."""
    before, after = right[max(at - 2, 0) : at], right[at + length : at + length + 1]
    return _any(language, lists.DENIAL, before) or _any(language, lists.LACKING, after)


def _meant(language: Language, right: list[str], at: int, length: int, found: Pointer) -> bool:
    """Tell whether a name that is a common word is meant as a name."""
    called = right[at : at + length]
    if _color(language, called, right):
        return False
    telling = [word for word in called if lists.STOP not in language.marks(word)]
    if len(telling) > 1 or not _common(language, telling[0]):
        return True
    others = [word for word in right if word not in called]
    before, after = right[max(at - NEAR, 0) : at], right[at + length : at + length + NEAR]
    # "coke before my session", but not "coke and".
    near = [*before, *(word for word in after if lists.JOINING not in language.marks(word))]
    cued = _any(language, lists.DRUG, others) or _any(language, lists.CUE, near)
    return not others or (cued and found.command != "groups")


def _common(language: Language, word: str) -> bool:
    """Tell whether a word says something else as often: a letter or two, a word of everyday, one that effects go by."""
    marks = {lists.COMMON, lists.EVERYDAY, lists.FILLER, lists.LIGHT} & set(language.marks(word))
    return len(word) <= FEW or bool(marks) or bool(language.family(word))


def _any(language: Language, mark: str, plain: Sequence[str]) -> bool:
    return any(mark in language.marks(word) for word in plain)


def _all(language: Language, marks: str, plain: list[str]) -> bool:
    return all(set(marks) & set(language.marks(word)) for word in plain)


def _color(language: Language, called: list[str], plain: list[str]) -> bool:
    """Tell whether a word that also names a substance tells of the color of what is passed."""
    return _all(language, lists.COLOR + lists.STOP, called) and _any(language, lists.PASSED, plain)
