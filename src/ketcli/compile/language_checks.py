"""The language of a knowledge base is checked: what its lists say must not contradict each other."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from ketcli.compile.background import MADE
from ketcli.compile.language import word_and_vector
from ketcli.errors import Problem
from ketcli.knowledge.category import Category
from ketcli.knowledge.constraints import Keys
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.retrieval.meaning import DIMENSIONS, MIDDLE, STEPS

FURTHER = {"Base": 3, "Certainty": 1, "Reversibility": 1, "SourceKind": 1, "Tier": 1}
"""Texts of the values of a closed list behind label and meaning."""
LETTERS = "".join(map(chr, range(MIDDLE - STEPS, MIDDLE + STEPS + 1)))
"""What vectors are written in."""


AS_WRITTEN = (
    "classes", "against", "turned", "questions", "vectors", "unlisted", "systems", "labels", "topics", "headings",
    "kinds", "alarms",
)  # fmt: skip
"""Keys whose texts are no words that texts are compared with."""


def problems(located: Sequence[Any]) -> Iterator[Problem]:
    """Yield what makes the lists contradict each other, over all files that hold a part of them."""
    family: dict[str, str] = {}
    for part in located:
        yield from _word_problems(part)
        yield from _idea_problems(part, family)
        yield from _vector_problems(part)
    for part in located:
        for means in part.record.phrases:
            for word in means.split():
                if family.get(word, word) != word:
                    message = f"'{word}' is no idea but a word of {family[word]}"
                    yield part.problem(message, "phrases", means)
    yield from _predicate_problems(located)
    yield from _label_problems(located)
    yield from _topic_problems(located)


def _word_problems(part: Any) -> Iterator[Problem]:
    """Yield what no text of words may hold: nothing at all, marks, capitals, British spelling."""
    british = part.record.spelling
    worded = {f.name: getattr(part.record, f.name) for f in fields(part.record)}
    for key in AS_WRITTEN:
        del worded[key]
    for keys, text in _texts(worded, ()):
        if not text.split():
            yield part.problem(f"{keys[0]}: a text without words", *keys)
        for word in text.replace("SELF", "").split():
            if not (word.isascii() and word.isalnum() and word == word.lower()):
                yield part.problem(f"'{word}' must be lower-case letters and digits", *keys)
            elif keys[0] != "spelling" and word in british:
                yield part.problem(f"'{word}' is not American; write '{british[word]}'", *keys)


def _idea_problems(part: Any, family: dict[str, str]) -> Iterator[Problem]:
    """Yield words of two ideas; `family`, the ideas of the words so far, is added to."""
    for number, line in enumerate(part.record.ideas):
        head = line.split()[0] if line.split() else ""
        for word in line.split():
            if family.setdefault(word, head) != head:
                message = f"'{word}' is in two ideas, {family[word]} and {head}"
                yield part.problem(message, "ideas", number)


def _vector_problems(part: Any) -> Iterator[Problem]:
    """Yield texts that are no words with a vector each."""
    for number, text in enumerate(part.record.vectors):
        vectors = [vector for _, vector in word_and_vector(text)]
        lengths = set(map(len, vectors)) - {DIMENSIONS}
        others = "".join(vectors).encode().translate(None, LETTERS.encode())
        if lengths or others or len(text.split()) % 2:
            wanted = f"{DIMENSIONS} letters from {LETTERS[0]} to {LETTERS[-1]}"
            message = f"must be a word and a vector of {wanted} by turns"
            yield part.problem(message, "vectors", number)


def _predicate_problems(located: Sequence[Any]) -> Iterator[Problem]:
    """Yield predicates that are spoken of and not there."""
    there = {name for part in located for name in part.record.predicates}
    for part in located:
        for key in ("classes", "against", "turned"):
            for name, meant in getattr(part.record, key).items():
                known = meant.split() if key == "classes" else [name, *meant.split()]
                for word in sorted({*known} - there):
                    yield part.problem(f"no predicate called '{word}'", key, name)


def _label_problems(located: Sequence[Any]) -> Iterator[Problem]:
    """Yield what closed lists lack or do not have, over all files that say what their values are called."""
    closed = {one.__name__: one for one in Category.__subclasses__()}
    missing = dict(closed)
    for part in located:
        for name, said in part.record.labels.items():
            if name not in closed:
                yield part.problem(f"no closed list called '{name}'", "labels", name)
                continue
            missing.pop(name, None)
            wanted = 2 + FURTHER.get(name, 0)
            ids = [str(value) for value in closed[name]]
            lacking = (f"no label of '{id}'" for id in ids if id not in said)
            yield from (part.problem(message, "labels", name) for message in lacking)
            for id, texts in said.items():
                if id not in ids:
                    message = f"'{id}' is not one of {', '.join(ids)}"
                elif len(texts) != wanted:
                    message = f"'{id}' has {len(texts)} texts; {wanted} are needed"
                elif "|" in "".join(texts):
                    message = "a label may not hold '|'"
                else:
                    continue
                yield part.problem(message, "labels", name, id)
    if missing and len(missing) < len(closed):
        yield located[-1].problem(f"no labels of {', '.join(missing)}")


def _topic_problems(located: Sequence[Any]) -> Iterator[Problem]:
    """Yield what topics and headings are called that the program does not make, and what has no name."""
    closed = {one.__name__ for one in Category.__subclasses__()}
    named: set[str] = set()
    for part in located:
        for id, texts in part.record.topics.items():
            named.add(id)
            if id not in MADE:
                message = f"no topic called '{id}' is made of other records, only {', '.join(MADE)}"
                yield part.problem(message, "topics", id)
            elif len(texts) < 2:
                yield part.problem(f"'{id}' needs a name and a summary", "topics", id)
        for name in part.record.headings:
            if name not in closed:
                yield part.problem(f"no closed list called '{name}'", "headings", name)
    if named and (missing := {*MADE} - named):
        yield located[-1].problem(f"no name of the topics {', '.join(sorted(missing))}")


def complaint_problems(entry: LanguageEntry, effects: Sequence[Any]) -> Iterator[Problem]:
    """Yield complaints of effects that name a thing or a predicate that the language does not have."""
    for row in effects:
        for number, complaint in enumerate(row.record.complaints):
            thing, _, said = complaint.partition(" ")
            if thing not in entry.things:
                message = f"no thing called '{thing}' in the language"
            elif said not in entry.classes and said not in entry.predicates:
                message = f"no predicate called '{said}' in the language"
            else:
                continue
            yield row.problem(message, "complaints", number)


def _texts(value: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Yield every text of words inside a value with its keys; keys of a mapping are words too."""
    if isinstance(value, dict) and keys:
        yield from (((*keys, key), key.replace("-", " ")) for key in value)
    if isinstance(value, str):
        yield keys, value.removeprefix("not:") if keys[0] == "opposites" else value
    else:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*keys, key))
