"""Topics and groups of people that a text asks for, or asks about.

Each is a document, as an effect is: what it is called, and how people ask who mean it (utterances). The best topic and
the best group are those whose document says the stems of the text most, by query likelihood, and means what it means.
Each is meant where `odds` says so.
"""

from __future__ import annotations

from math import exp

from ketcli.language.lists import DRUG, STOP
from ketcli.retrieval.meaning import alike

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ketcli.knowledge.base import Pointer
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index, Posting

COMPARED = 4
"""Topics, and groups, that are compared in meaning: so the right topic is first for 2 in 100 questions more."""
NOT_ASKED = -0.31
BY_SHARE, BY_STEM, BY_LIKENESS = 3.05, 0.42, 5.49
BY_EFFECT, BY_OUT_OF_SCOPE, BY_COMPLAINT, BY_UNHEARD = -0.95, -6.15, -6.63, -2.25
"""What adds up to the log odds that the best topic or group is asked for, by logistic regression over 4,200 questions
that search had not learned from (a fifth of them at a time), 2,300 complaints and 660 strangers, which count thrice."""
ASKED, BESIDE_MIXTURE = {"about": -0.75, "groups": -1.0}, {"groups": 0.0}
"""Log odds from which a topic or a group is asked for, by its command; a group beside a mixture. Of 50 and 40 phrases
by somebody who had seen ids, names and summaries 47 and 39 lead there, and 7 of 135 complaints and strangers somewhere;
with half of one less 48, 39 and 13, with a quarter more 44, 37 and 6."""


def asked_for(
    index: Index, plain: list[str], found: float, needed: Mapping[str, float]
) -> tuple[list[Pointer], float]:
    """Return the topic and the group that plain words ask for, and how likely the topic is, from 0 to 1.

    For it are how typical the words are of it, more so where they are many, and how like it they are in meaning;
    against it `found`, how likely the best effect is meant (0 for none), how like the words are to what is out of
    scope, how typical they are of complaints, and the share of them that nothing is asked for by. The drug alone
    asks for nothing.
    """
    if not any({DRUG, STOP}.isdisjoint(index.language.marks(word)) for word in plain):
        return [], 0.0
    stems = asking(index.language, plain)
    said = [one for stem in stems if (one := index.asking(stem))]
    total = sum([one.weight for one in said], (len(stems) - len(said)) * index.unasked)
    heard = sum([one.weight for one in said if one.effects])
    complaint = sum([one.weight * one.strange for one in said])
    code = index.code(plain)
    against = BY_EFFECT * found + BY_OUT_OF_SCOPE * index.strange(code)
    against += BY_COMPLAINT * complaint / total + BY_UNHEARD * (1 - heard / total)
    asked, likely = [], 0.0
    for number, share, likeness in _best(index, said, total, code):
        by_share = (BY_SHARE + BY_STEM * len(stems)) * share
        odds = NOT_ASKED + by_share + BY_LIKENESS * likeness + against
        pointer = index.asked_for(number)
        if odds >= needed.get(pointer.command, odds + 1):
            asked.append(pointer)
            if pointer.command == "about":
                likely = 1 / (1 + exp(-odds))
    return asked, likely


def _best(
    index: Index, said: list[Posting], total: float, code: int
) -> Iterator[tuple[int, float, float]]:
    """Yield the best topic and the best group, with how typical the words are of it and how like it they are."""
    shares: dict[int, float] = {}
    for one in said:
        for number, typical in one.effects.items():
            shares[number] = shares.get(number, 0.0) + one.weight * typical / total
    ordered = sorted(sorted(shares), key=shares.__getitem__, reverse=True)
    for command in ASKED:
        near = [n for n in ordered if index.asked_for(n).command == command][:COMPARED]
        likeness = {n: alike(code, index.asked_codes(n)) if code else 0.0 for n in near}
        if near:
            first = max(near, key=lambda n: shares[n] + likeness[n])
            yield first, shares[first], likeness[first]


def asking(language: Language, plain: list[str]) -> frozenset[str]:
    """Return the stems of a question, every name of the drug being one, and so the numbers of each ten: ages, doses."""
    return frozenset(
        "drug"
        if DRUG in language.marks(word)
        else f"{word[:-1]}0"
        if word.isdigit() and len(word) > 1
        else language.stem(word)
        for word in plain
    )
