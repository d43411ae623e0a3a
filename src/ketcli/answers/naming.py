"""Names become records: forgiving in case, hyphens, spelling and word forms, never guessed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ketcli.answers.shapes import Nothing
from ketcli.errors import UnknownName
from ketcli.knowledge.about import About, Drug
from ketcli.knowledge.vocabulary import Category
from ketcli.language.ideas import words
from ketcli.language.lists import Language
from ketcli.language.stems import stem
from ketcli.language.tokens import folded

_REGISTRY = re.compile(
    r"^\s*(https?://(dx\.)?doi\.org/|doi:|https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s)\s*",
    re.IGNORECASE,
)
"""What stands before a DOI or a PMID where people copy them."""
UNKNOWN_IS_NOT_SAFE = "That says nothing about the danger: it may be real and not recorded here."
LETTERS = 4
"""Letters that part of a name must have to be taken for the name."""


def record(language: Language, kind: str, records: Mapping[str, Any], text: str) -> Any:
    """Return the record of an interaction, group, topic or source that a name means.

    Names are forgiving in case, hyphens, spelling and word forms. Raises UnknownName.
    """
    if kind == "source":
        text = _REGISTRY.sub("", text).strip().strip("/")
    asked = words(language, text)
    partly: list[Any] = []
    for one in records.values():
        names = [words(language, name) for name in _names(one)]
        if (asked and asked in names) or text.strip().lower() == one.id:
            return one
        if len(text.strip()) >= LETTERS and any(set(asked) <= set(name) for name in names):
            partly.append(one)
    if len(partly) == 1:
        return partly[0]
    closest = tuple(one.id for one in partly[:5]) or _closest(text, records)
    hint = ""
    if kind == "interaction":
        hint = "; not in this data, which does not mean it is safe to mix"
    raise UnknownName(_SPOKEN.get(kind, kind), text, closest, hint)


_SPOKEN = {"interaction": "substance"}


def category(values: type[Category], text: str, kind: str) -> Any:
    """Return the value of a closed list that a word means. Raises UnknownName with the legal ones."""
    asked = _forms(text)
    for value in values:
        called = (str(value), value.label, *getattr(value, "words", ()))
        if asked in [_forms(name) for name in called]:
            return value
    raise UnknownName(
        kind, text, _closest(text, {str(v): v for v in values}) or tuple(map(str, values))
    )


def _forms(text: str) -> list[str]:
    return [stem(word) for word in folded(text)]


def drug(about: About, text: str) -> Drug:
    """Return the drug that a word means. Raises UnknownName with those of the knowledge base."""
    asked = folded(text)
    for one in about.drugs:
        if asked and asked in (folded(one.id), folded(one.name)):
            return one
    legal = {name.lower(): one.id for one in about.drugs for name in (one.id, one.name)}
    closest = tuple(dict.fromkeys(legal[name] for name in nearest(text.lower(), legal)))
    raise UnknownName("drug", text, closest or tuple(one.id for one in about.drugs))


def named(
    language: Language, kind: str, records: Mapping[str, Any], names: Sequence[str]
) -> tuple[tuple[Any, ...], UnknownName | None]:
    """Return the records that one name of several words, or several names, mean.

    Beside them comes the first name that means none; raises UnknownName where no
    name means any.
    """

    def one(name: str) -> Any:
        try:
            return record(language, kind, records, name)
        except UnknownName as error:
            return error

    whole = one(" ".join(names))
    if not isinstance(whole, UnknownName):
        return (whole,), None
    each = [one(name) for name in names]
    known = {found.id: found for found in each if not isinstance(found, UnknownName)}
    if not known:
        raise whole
    return tuple(known.values()), next((e for e in each if isinstance(e, UnknownName)), None)


def unknown_name(error: UnknownName) -> Nothing:
    """Return why there is no answer to a name, never to be read as an all-clear."""
    about_danger = "" if error.kind in ("source", "topic") else UNKNOWN_IS_NOT_SAFE
    return Nothing(
        kind="unknown-words",
        message=f"{str(error)[0].upper()}{str(error)[1:]}. {about_danger}".rstrip(),
        suggestions=error.closest,
    )


def _names(one: Any) -> Iterable[str]:
    name = getattr(one, "name", None) or getattr(one, "title", "")
    if hasattr(one, "lay_terms"):
        return (one.id, name, *one.synonyms, *one.lay_terms)
    return (one.id, name, *filter(None, (one.doi, one.pmid)))


def _closest(text: str, records: Mapping[str, Any]) -> tuple[str, ...]:
    names = {
        name.lower(): id
        for id, one in records.items()
        for name in ([str(one)] if isinstance(one, Category) else _names(one))
    }
    return tuple(dict.fromkeys(names[name] for name in nearest(text.lower(), names)))


def nearest(text: str, names: Iterable[str], *, at_least: float = 0.6) -> tuple[str, ...]:
    """Return the names that look most like the text, nearest first; none when none is near.

    `at_least` is the share of letters in common, from 0 to 1.
    """
    import difflib

    return tuple(difflib.get_close_matches(text, list(names), n=3, cutoff=at_least))
