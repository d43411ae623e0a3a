"""Topics and groups of people that a text asks for, or asks about.

Each is a document, as an effect is: what it is called, and how people ask who mean it (utterances). The best topic and
the best group are those whose document says the stems of the text most, by query likelihood, and means what it means.
Each is meant where `odds` says so.
"""

from __future__ import annotations

from math import exp

from ketcli.language.lists import DRUG, STOP
from ketcli.retrieval import pointers
from ketcli.retrieval.index import LEAST_STRANGE
from ketcli.retrieval.meaning import alike

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ketcli.knowledge.base import Pointer
    from ketcli.language.lists import Language
    from ketcli.retrieval.hits import SearchResult
    from ketcli.retrieval.index import Index, Posting

    Signs = tuple[float, ...]

LIKELIEST = 0.65
"""Likeness that is hoped for before it is worked out: of 249 names of effects that ask for a topic or a group 13 do no
more, of 110 phrases all still do; with 0.8 none is lost and twice as much is compared."""
COMPARED = 4
"""Topics, and groups, that are compared in meaning: so the right topic is first for 2 in 100 questions more."""
NOT_ASKED = -0.13
LOG_ODDS = (2.63, 0.63, 5.47, -1.11, -7.09, -7.40, -2.08)
"""What the signs of `best` add up to beside NOT_ASKED, by logistic regression over questions that search had not
learned from, complaints, and strangers, which count thrice (bench/asked.py)."""
ASKED, BESIDE_MIXTURE = {"about": -0.75, "groups": -1.0}, {"groups": 0.0}
"""Log odds from which a topic or a group is asked for, by its command; a group beside a mixture. Of 50 and 40 phrases
by somebody who had seen ids, names and summaries 49 and 38 lead there, and 5 of 135 complaints and strangers somewhere;
with half of one less 49, 39 and 8, with a quarter more 49, 37 and 4."""

UNTOLD = 0.45
"""Share of a text that nothing is asked for by, above which one that names the drug asks for nothing, since every topic
is near to the drug: `does ketamine affect sperm`. Of 121 questions about topics and 95 about groups no such one has."""


def besides(
    index: Index, plain: list[str], result: SearchResult
) -> tuple[tuple[Pointer, ...], list[str], list[Pointer], float]:
    """Return what plain words name besides the effects found, the words that name no substance, and what they ask for.

    The last is how likely the topic among these is, from 0 to 1. Words that name a substance ask for nothing.
    """
    used = {correction.typed: correction.used for correction in result.corrections}
    named, rest = pointers.pointed(index, plain, used)
    mixed = any(pointer.danger for pointer in named)
    right = [used.get(word, word) for word in (rest if mixed else plain)]
    found = result.hits[0].match.score if result.hits else 0.0
    return named, rest, *asked_for(index, right, found, BESIDE_MIXTURE if mixed else ASKED)


def asked_for(
    index: Index, plain: list[str], found: float, needed: Mapping[str, float]
) -> tuple[list[Pointer], float]:
    """Return the topic and the group that plain words ask for, the likelier first, and how likely the topic is.

    That is from 0 to 1. `found` is how likely the best effect is meant, 0 for none.
    """
    most = UNTOLD if "drug" in asking(index.language, plain) else 1.0
    near = best(index, plain, found, needed)
    odds = {one: _odds(signs) for one, signs in near if signs[-1] <= most}
    asked = sorted((p for p in odds if odds[p] >= needed[p.command]), key=odds.__getitem__)[::-1]
    likely = [1 / (1 + exp(-odds[one])) for one in asked if one.command == "about"]
    return asked, max(likely, default=0.0)


def _odds(signs: Signs) -> float:
    return sum([one * sign for one, sign in zip(LOG_ODDS, signs, strict=True)], NOT_ASKED)


def best(
    index: Index, plain: list[str], found: float, needed: Mapping[str, float]
) -> Iterator[tuple[Pointer, Signs]]:
    """Yield the best topic and the best group, each with its signs; the drug alone asks for none.

    What could not reach the log odds `needed`, or is of no command named there, is passed over.

    For it are how typical the words are of it, that times how many they are, and how like it they are in meaning;
    against it how likely the best effect is, how like the words are to what is out of scope, how typical they are of
    complaints, and the share of them that nothing is asked for by.
    """
    if not _says_something(index.language, plain):
        return
    stems = asking(index.language, plain)
    said = [one for stem in stems if (one := index.asking(stem))]
    total = sum([one.weight for one in said], (len(stems) - len(said)) * index.unasked)
    against = _against(said, total)
    shares = _shares(said, total)

    def hopeless(share: float, strange: float, least: float) -> bool:
        hoped = (share, share * len(stems), LIKELIEST, found, strange)
        return _odds((*hoped, *against)) < least

    if hopeless(max(shares.values(), default=0.0), LEAST_STRANGE, min(needed.values())):
        return
    near = sorted(shares, key=lambda n: (-shares[n], n))
    code = index.code(plain)
    for command, least in needed.items():
        numbers = [n for n in near if index.asked_for(n).command == command][:COMPARED]
        share = shares[numbers[0]] if numbers else 0.0
        # What is out of scope is read for few texts only: it takes as long as the rest.
        if hopeless(share, LEAST_STRANGE, least):
            continue
        strange = index.strange(code)
        if hopeless(share, strange, least):
            continue
        likeness = {n: _likeness(index, code, n) for n in numbers}
        for n in sorted(numbers, key=lambda n: shares[n] + likeness[n], reverse=True)[:1]:
            signs = (shares[n], shares[n] * len(stems), likeness[n], found, strange)
            yield index.asked_for(n), (*signs, *against)


def _likeness(index: Index, code: int, number: int) -> float:
    return alike(code, index.asked_codes(number)) if code else 0.0


def _says_something(language: Language, plain: Iterable[str]) -> bool:
    return any({DRUG, STOP}.isdisjoint(language.marks(word)) for word in plain)


def _against(said: Iterable[Posting], total: float) -> Signs:
    """Return how typical what is said is of complaints, and the share of it that nothing is asked for by."""
    complaint = sum([one.weight * one.strange for one in said]) / total
    return complaint, 1 - sum([one.weight for one in said if one.effects]) / total


def _shares(said: Iterable[Posting], total: float) -> dict[int, float]:
    """Return by number of a topic or group how typical of it what is said is."""
    shares: dict[int, float] = {}
    for one in said:
        for number, typical in one.effects.items():
            shares[number] = shares.get(number, 0.0) + one.weight * typical / total
    return shares


def asking(language: Language, plain: list[str]) -> frozenset[str]:
    """Return the stems of a question, every name of the drug being one, and so the numbers of each ten: ages, doses."""
    tens = (f"{w[:-1]}0" if w.isdigit() and len(w) > 1 else w for w in plain)
    return frozenset("drug" if DRUG in language.marks(w) else language.stem(w) for w in tens)
