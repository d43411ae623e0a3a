"""Effects, topics and groups as documents: what is said of each, and how typical each word of it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt
from typing import Any

from ketcli.compile.dump import Pairs, Sections
from ketcli.knowledge.base import Name
from ketcli.knowledge.language_entry import Utterances
from ketcli.knowledge.model import Effect
from ketcli.language.ideas import words
from ketcli.language.lists import Language
from ketcli.language.tokens import tokens
from ketcli.retrieval.asked import asking
from ketcli.retrieval.index import frequency, weight
from ketcli.retrieval.meaning import code, columns

SMOOTHED = 0.3
"""How often an idea counts as said where it is not; from 0.15 to 0.5 there is a phrase in a hundred to choose."""
SPAN = 3.5
"""Logarithm that counts as 1; of 30,000 numbers 400 are more."""
Texts = Sequence[Sequence[str]]
"""The ideas of each of some texts."""
OUT_OF_SCOPE = ""
"""Stands for the kind of what is meant by utterances that mean nothing."""


def sections(
    language: Language,
    effects: Sequence[Effect],
    named: Sequence[Sequence[Name]],
    asked: Sequence[tuple[str, Any]],
    utterances: Iterable[Utterances],
    *,
    vectors: Mapping[str, str],
) -> Sections:
    """Return the postings and meanings of effects and of what is asked for, and the words of utterances.

    `named` are the names of each effect, `asked` topics and groups, each with its command. A document of an effect
    are its names, its summary and what people say of it; one of a topic or group, what it is called and asked for by.
    """
    said = _by_subject(utterances)
    strange = said.get(OUT_OF_SCOPE, [])
    told = [(effect.summary, *said.get(f"show {effect.id}", ())) for effect in effects]
    questions = [
        (one.name, *one.synonyms, *one.lay_terms, *said.get(f"{command} {one.id}", ()))
        for command, one in asked
    ]
    documents, meant = [], []
    for names, texts in zip(named, told, strict=True):
        documents.append([*(n.words for n in names), *(words(language, text) for text in texts)])
        meant.append((*(n.text for n in names), *texts))
    stems = [_stems(language, texts) for texts in questions]
    unasked = [*strange, *chain(*(texts for kind, texts in said.items() if kind[:5] == "show "))]
    heard = {word for line in chain(*said.values()) for word in tokens(language, line)}
    return {
        "meant": meanings(language, vectors, meant),
        "asked-meant": meanings(language, vectors, questions),
        **crowd(language, vectors, strange),
        "postings": postings(
            documents,
            lambda *of: weight(language, *of),
            strange=[words(language, text) for text in strange],
        ).items(),
        "heard": dict.fromkeys(heard, "").items(),
        "asking": postings(
            stems, lambda _, owners, of: frequency(owners, of), strange=_stems(language, unasked)
        ).items(),
        "asked-for": (
            (f"{n:06}", f"{command}\t{one.id}\t{one.name}")
            for n, (command, one) in enumerate(asked)
        ),
    }


def _by_subject(utterances: Iterable[Utterances]) -> dict[str, list[str]]:
    """Return what is said by the command and id of what it means."""
    found: dict[str, list[str]] = {}
    for one in utterances:
        meant = (("show", one.effect), ("about", one.topic), ("groups", one.group))
        subject = next((f"{command} {id}" for command, id in meant if id), OUT_OF_SCOPE)
        lines = found.setdefault(subject, [])
        lines += one.said.split(";")
    return found


def _stems(language: Language, texts: Iterable[str]) -> list[list[str]]:
    """Return the stems of each of some texts."""
    return [sorted(asking(language, tokens(language, text))) for text in texts]


def meanings(
    language: Language, vectors: Mapping[str, str], said: Sequence[Iterable[str]]
) -> Pairs:
    """Yield by number the codes of all that is said of something, in hexadecimal digits."""
    for number, texts in enumerate(said):
        yield f"{number:06}", _digits(_codes(language, vectors, texts))


def crowd(language: Language, vectors: Mapping[str, str], texts: Iterable[str]) -> Sections:
    """Return the codes of many texts, a line each, and their columns, in hexadecimal digits."""
    found = _codes(language, vectors, texts)
    return {
        "strange-codes": ((f"{number:06}", f"{one:x}") for number, one in enumerate(found)),
        "strange-columns": [("", _digits(columns(found)))],
    }


def _codes(language: Language, vectors: Mapping[str, str], texts: Iterable[str]) -> list[int]:
    found = {code(vectors[w] for w in tokens(language, text) if w in vectors) for text in texts}
    return sorted(found - {0})


def _digits(codes: Iterable[int]) -> str:
    return " ".join([f"{one:x}" for one in codes])


def postings(
    said: Sequence[Texts], weigh: Callable[[str, int, int], float], *, strange: Texts = ()
) -> dict[str, str]:
    """Return for each idea its weight, how typical it is of strange texts, and of which documents by number.

    How typical is said in thousandths: the logarithm of how much likelier a document says an idea than chance, which
    is query likelihood with additive smoothing (Zhai and Lafferty, ACM Transactions on Information Systems 22, 2004).
    Each text of a document counts as one, shared by its ideas as they weigh.
    """
    owners = Counter(word for texts in said for word in {w for text in texts for w in text})
    every = {*owners, *(word for text in strange for word in text)}
    weights = {word: weigh(word, owners[word], len(said)) for word in every}
    counted = [_counted(texts, weights) for texts in said]
    least = SMOOTHED * (len(owners) or 1)
    average = least + sum(sum(counts.values()) for counts in counted) / max(len(said), 1)
    beyond = _typical(_counted(strange, weights), least, average)
    found = {word: [f"{weights[word]:.4f}", f"{beyond.get(word, 0)}"] for word in sorted(every)}
    for number, counts in enumerate(counted):
        for word, typical in _typical(counts, least, average).items():
            found[word].append(f"{number}:{typical}")
    return {word: " ".join(line) for word, line in found.items()}


def _typical(counts: Mapping[str, float], least: float, average: float) -> dict[str, int]:
    """Return in thousandths how typical each idea is of a document that says it so often."""
    chance = SMOOTHED * (least + sum(counts.values())) / average
    typical = {word: log(1 + times / chance) / SPAN for word, times in counts.items()}
    return {word: round(1000 * min(much, 1.0)) for word, much in typical.items()}


def _counted(texts: Texts, weights: Mapping[str, float]) -> dict[str, float]:
    """Return how often each idea is said, a text counting as one."""
    counts: dict[str, float] = {}
    for text in texts:
        length = sqrt(sum(weights[word] ** 2 for word in {*text}))
        for word in dict.fromkeys(text):
            counts[word] = counts.get(word, 0.0) + weights[word] / length
    return counts
