"""Substances, groups of people and topics that words name besides effects.

1. A topic is meant by a text that says nothing else, pleas aside unless they are all of it, or that asks nearly
   what one of its names asks.
2. Of names inside a text the longest counts, of up to MOST_WORDS words, and substances inside the name of a group too;
   words of an idiom are not taken apart.
3. A color beside what is passed is a color, not a drug: `pee is brown`.
4. A denied name is not named: `no alcohol`, `alcohol free beer`, `non-alcoholic beer`, `coke zero`.
5. A common word (ice, speed, glass, needle, husband) names a substance or a group only alone or beside a cue:
   another drug, taking or mixing, or, for a group, somebody who has or is something.
"""

from __future__ import annotations

from ketcli.language.clauses import without_plea
from ketcli.language.ideas import ideas, wording
from ketcli.language.lists import (
    ASKING,
    COLOR,
    COMMON,
    CUE,
    DENIAL,
    DRUG,
    EVERYDAY,
    FILLER,
    LACKING,
    LIGHT,
    PASSED,
    PERSONAL,
    STOP,
)  # fmt: skip
from ketcli.retrieval.meaning import alike

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ketcli.knowledge.base import Pointer
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index

BY_FULL_NAME = "= "
"""Stands before the wording of a topic that a text must have as a whole."""
MOST_WORDS = 4
"""Words of the longest name of a substance or group that is looked for inside a text."""
NOT_ASKED = -3.35
BY_SHARE, BY_STEM, BY_LIKENESS = 3.07, 0.62, 5.0
BY_ONE_WORD, BY_EFFECT = -1.26, -2.49
"""What adds up to the log odds that a question is about a topic, by logistic regression over 540 questions about
topics, while search had not learned from them, and 2,900 other texts: how typical the question is of the topic, how
many stems that is, how much it means the same as something that is said of the topic; against it that one word is all
that answers ("wifi down" is no question of how to cut down), and how likely the best effect is meant."""
ASKED = 0.4
"""Log odds from which a topic is meant: 60 of 71 questions are, and 13 of 384 strangers."""


def topic(index: Index, plain: list[str]) -> Pointer | None:
    """Return the topic that plain words are, figures and pleas aside; None for none."""
    said = [word for word in plain if not word.isdigit()]
    bare = without_plea(index.language, said) or said
    return index.pointer(BY_FULL_NAME + wording(index.language, bare))


def asked_about(index: Index, plain: list[str], found: float) -> tuple[Pointer | None, float]:
    """Return the topic that a question is about and the share of it that it answers for; None and 0 for none.

    `found` is how likely the best effect is meant, 0 where none was found.
    """
    roots = asking(index.language, plain)
    scores: dict[int, float] = {}
    held: dict[int, int] = {}
    total = 0.0
    for root in roots:
        here = index.asking(root)
        if here is None:
            total += index.unasked
            continue
        total += here.weight
        for topic, typical in here.effects.items():
            scores[topic] = scores.get(topic, 0.0) + here.weight * typical
            held[topic] = held.get(topic, 0) + 1
    if not scores:
        return None, 0.0
    best = max(sorted(scores), key=scores.__getitem__)
    share = scores[best] / total
    odds = (
        NOT_ASKED
        + (BY_SHARE + BY_STEM * len(roots)) * share
        + BY_LIKENESS * alike(index.code(plain), index.topic_codes(best))
        + BY_ONE_WORD * (held[best] == 1)
        + BY_EFFECT * found
    )
    return (index.topic(best), share) if odds >= ASKED else (None, 0.0)


def asking(language: Language, plain: list[str]) -> frozenset[str]:
    """Return the stems of a question, every name of the drug being one and stop words left out."""
    marks = language.marks
    kept = [word for word in plain if STOP not in marks(word) or ASKING in marks(word)]
    return frozenset("drug" if DRUG in marks(word) else language.stem(word) for word in kept)


def unlisted(index: Index, plain: list[str]) -> tuple[list[str], list[str]]:
    """Return the substances of which nothing but the class is known, each with it, and the other plain words."""
    found: dict[str, None] = {}
    rest: list[str] = []
    at = 0
    while at < len(plain):
        for length in (2, 1):
            name = " ".join(plain[at : at + length])
            empty = length > 1 and STOP in index.language.marks(plain[at])
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
        if found is None or _all(language, STOP, called):
            continue
        denied = _denied(language, right, at, length)
        if (
            not denied
            and not (length == 1 and at in idioms)
            and _meant(language, right, called, found)
        ):
            return length, found
    return 1, None


def denied(index: Index, plain: list[str]) -> list[str]:
    """Return the ids of what plain words name and deny."""
    found_ids = [
        found.id
        for at in range(len(plain))
        for length in range(min(MOST_WORDS, len(plain) - at), 0, -1)
        if _denied(index.language, plain, at, length)
        and not _all(index.language, STOP + DENIAL, plain[at : at + 1])
        and (found := index.pointer(wording(index.language, plain[at : at + length])))
    ]
    return list(dict.fromkeys(found_ids))


def _denied(language: Language, right: list[str], at: int, length: int) -> bool:
    """Tell whether a denial stands right before a name, one word between at most, or right after it."""
    before, after = right[max(at - 2, 0) : at], right[at + length : at + length + 1]
    return any(DENIAL in language.marks(word) for word in before) or any(
        LACKING in language.marks(word) for word in after
    )


def _meant(language: Language, right: list[str], called: list[str], found: Pointer) -> bool:
    """Tell whether a name that is a common word is meant as a name."""
    if _color(language, called, right):
        return False
    telling = [word for word in called if STOP not in language.marks(word)]
    if len(telling) > 1 or not _common(language, telling[0]):
        return True
    others = [word for word in right if word not in called]
    cues = CUE + DRUG + (PERSONAL if found.command == "groups" else "")
    return not others or any(set(cues) & set(language.marks(word)) for word in others)


def _common(language: Language, word: str) -> bool:
    marks = set(COMMON + EVERYDAY + FILLER + LIGHT) & set(language.marks(word))
    return bool(marks) or bool(language.family(word))


def _all(language: Language, marks: str, plain: list[str]) -> bool:
    return all(set(marks) & set(language.marks(word)) for word in plain)


def _color(language: Language, called: list[str], plain: list[str]) -> bool:
    """Tell whether a word that also names a substance tells of the color of what is passed."""
    return _all(language, COLOR + STOP, called) and any(
        PASSED in language.marks(word) for word in plain
    )
