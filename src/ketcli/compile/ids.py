"""Ids: those of findings and the labels of sources, where an editor gives none, and those that stand for other records.

Which fields hold ids of other records follows from what the model declares.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from ketcli.knowledge.constraints import Keys, Ref, parts_of, records_of
from ketcli.knowledge.evidence import Finding, Source
from ketcli.knowledge.kinds import SINGULAR
from ketcli.knowledge.model import KnowledgeBaseFile, Topic

COMPARED = 1000
"""Ids among which the closest are looked for; in more it takes a tenth of a second a problem."""
LONGEST_LABEL = 60
"""Letters of who is named in a label; the longest publishers have 120, and a line has 80."""
_VOLUME = re.compile(r" [0-9]{1,3}\Z")
_INITIALS = re.compile(r"[A-Z][A-Z.-]{0,3}\Z")
_WRITTEN = {field.name: records_of(field.type)[0] for field in fields(KnowledgeBaseFile)}
"""The record that an editor writes, by the key of its list."""


def labelled(source: Source) -> Source:
    """Return a source with its label."""
    return source if source.label else replace(source, label=source_label(source))


def source_label(source: Source) -> str:
    """Return what people call a source: first author or publisher, year, kind.

    >>> from ketcli.knowledge.vocabulary import Access, SourceKind
    >>> source_label(Source(id="w", title="T", read=Access.ABSTRACT, kind=SourceKind.COHORT,
    ...                     authors="Colina Vargas YA, Vera C", year=2023))
    'Colina Vargas 2023, cohort study'
    """
    who = _first_author(source.authors) or source.publisher or source.title
    who = re.split(r" [(/]|[;,(:\]]", who.lstrip("["))[0].strip()
    who = _VOLUME.sub("", who) if source.publisher else who
    if len(who) > LONGEST_LABEL:
        who = who[:LONGEST_LABEL].rsplit(" ", 1)[0] + "..."
    year = f" {source.year}" if source.year and str(source.year) not in who else ""
    return f"{who}{year}, {source.kind.label}"


def _first_author(authors: str | None) -> str:
    words = (authors or "").split(",")[0].split()
    while len(words) > 1 and _INITIALS.match(words[-1]):
        words.pop()
    return " ".join(words)


def with_ids(findings: Sequence[Finding], owner: str = "") -> list[Finding]:
    """Return findings with ids made of source and first evidence row.

    Those of a record end in the `owner`; to those of effects the first effect is added where several share
    both or there is no row, and then a number. So an id changes only with its own finding or one written
    from the same row.
    """
    given = ((f.id, f.source, f.evidence) for f in findings)
    made = ids(given, (owner or f.effects[0] for f in findings), always=bool(owner))
    return [f if f.id else replace(f, id=id) for f, id in zip(findings, made, strict=True)]


def with_own_ids(record: Any) -> Any:
    """Return a substance, a group or a topic whose findings, those of its sections too, have ids."""
    if not isinstance(record, Topic):
        return replace(record, findings=tuple(with_ids(record.findings, record.id)))
    made = iter(with_ids([f for one in record.sections for f in one.findings], record.id))
    found = [replace(s, findings=tuple(next(made) for _ in s.findings)) for s in record.sections]
    return replace(record, sections=tuple(found))


def ids(
    findings: Iterable[tuple[str, str, Sequence[str]]], owners: Iterable[str], *, always: bool
) -> list[str]:
    """Return the ids of findings, each given by its own id, source and evidence; owners as in `with_ids`."""
    every = list(zip(findings, owners, strict=True))
    bare = [id or "-".join((source, *rows[:1])) for (id, source, rows), _ in every]
    counts = Counter(bare)
    told = [
        made if id or not (always or counts[made] > 1 or not rows) else f"{made}-{owner}"
        for ((id, _, rows), owner), made in zip(every, bare, strict=True)
    ]
    counts = Counter(told)
    seen: Counter[str] = Counter()
    found = []
    for ((id, _, _), _), made in zip(every, told, strict=True):
        seen[made] += 1
        found.append(f"{made}-{seen[made]}" if counts[made] > 1 and not id else made)
    return found


def broken_references(
    kind: str, record: Any, ids: Mapping[str, set[str]]
) -> Iterator[tuple[Keys, str]]:
    """Yield where a record of a list points at one that is not there, and what to say."""
    for keys, other, id in references(_WRITTEN[kind], record):
        legal = ids[other]
        if id in legal or (other == "drugs" and not legal):
            continue
        if other == "drugs":
            yield keys, f"drug '{id}' is not one of {', '.join(sorted(legal))}; 'about' lists them"
        else:
            yield keys, f"no {SINGULAR[other]} called '{id}'{closest(id, legal)}"


def closest(id: str, legal: Collection[str]) -> str:
    """Return the end of a message that offers the closest of the ids there are; empty for none."""
    # Sound records never need it.
    from difflib import get_close_matches

    near = get_close_matches(id, legal) if len(legal) <= COMPARED else []
    return f"; closest: {', '.join(near)}" if near else ""


def references(kind: Any, one: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str, str]]:
    """Yield every id inside a record that stands for another record, with its keys and kind.

    `one` is a record of the class `kind`, or a value of YAML that could not become one.
    """
    for name, refers, inner in _plan(kind):
        value = one.get(name) if isinstance(one, dict) else getattr(one, name, None)
        every: Any = enumerate(value) if isinstance(value, (tuple, list)) else ((None, value),)
        for number, each in every:
            at = (*keys, name) if number is None else (*keys, name, number)
            if refers and isinstance(each, str):
                yield at, refers, each
            elif inner and isinstance(each, (dict, inner)):
                yield from references(inner, each, at)


@cache
def _plan(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    """Return the fields of a class that hold ids or records, with what they are of."""
    found = []
    for field in fields(kind):
        parts = tuple(parts_of(field.type))
        refers = next((part.kind for part in parts if isinstance(part, Ref)), "")
        inner = next(iter(records_of(field.type)), None)
        if refers or inner:
            found.append((field.name, refers, inner))
    return tuple(found)
