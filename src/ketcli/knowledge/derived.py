"""What follows from single findings and sources: who was observed, what people call a source, certainty."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from ketcli.knowledge.evidence import Cite, Figure, Finding, Number, Source
from ketcli.knowledge.vocabulary import Context, Measure, Presence, Term

LONGEST_LABEL = 60
"""Letters of who is named in a label; the longest publishers have 120, and a line has 80."""
LEADING = (Measure.RATE, Measure.SHARE_OF_CASES)
"""Measures whose share may lead, first choice first; reports, and who stopped, say nothing of how often."""
_VOLUME = re.compile(r" [0-9]{1,3}\Z")
_INITIALS = re.compile(r"[A-Z][A-Z.-]{0,3}\Z")


class Share(NamedTuple):
    """A finding with the share that its figure gives, as its lowest and highest percentage."""

    finding: Finding
    figure: Figure
    low: Number
    high: Number


def source_label(source: Source) -> str:
    """Return what people call a source: first author or publisher, year, kind.

    >>> from ketcli.knowledge.vocabulary import Access
    >>> source_label(Source(id="w", title="T", read=Access.ABSTRACT, kind=SourceKind.COHORT,
    ...                     authors="Colina Vargas YA, Vera C", year=2023))
    'Colina Vargas 2023, cohort study'
    """
    who = _first_author(source.authors) or source.publisher or source.title
    who = re.split(r" [(/]|[;,(:\]]", who.lstrip("["))[0].strip()
    who = _VOLUME.sub("", who) if source.publisher else who
    if len(who) > LONGEST_LABEL:
        who = who[:LONGEST_LABEL].rsplit(" ", 1)[0] + " ..."
    year = f" {source.year}" if source.year and str(source.year) not in who else ""
    return f"{who}{year}, {source.kind.label}"


def _first_author(authors: str | None) -> str:
    words = (authors or "").split(",")[0].split()
    while len(words) > 1 and _INITIALS.match(words[-1]):
        words.pop()
    return " ".join(words)


def share_of(finding: Finding) -> Share | None:
    """Return the share that a finding gives; None when it gives none."""
    figure = finding.figure
    if figure is None or figure.measure not in LEADING:
        return None
    if figure.percent is not None:
        high = figure.percent if figure.percent_high is None else figure.percent_high
        return Share(finding, figure, figure.percent, high)
    if figure.count is not None and figure.total:
        percent = round(100 * figure.count / figure.total, 1)
        return Share(finding, figure, percent, percent)
    return None


def contexts(findings: Iterable[Finding]) -> tuple[Context, ...]:
    """Contexts in which the effect was found; absent findings and unstated contexts give none."""
    present = {f.context for f in findings if f.presence is not Presence.ABSENT}
    return tuple(c for c in Context if c in present and c is not Context.UNSPECIFIED)


def terms(findings: Iterable[Finding]) -> tuple[Term, ...]:
    """Short, long or both, from findings that are not absent."""
    present = {f.term for f in findings if f.presence is not Presence.ABSENT}
    both = Term.BOTH in present
    return tuple(t for t in (Term.SHORT, Term.LONG) if both or t in present)


def cites(record: Any) -> list[Cite]:
    """Every cite inside a record, findings and sides of disagreements included."""
    found: list[Cite] = []
    for _, one in records_in(record):
        if isinstance(one, Cite):
            found.append(one)
        elif hasattr(one, "source") and hasattr(one, "locator"):
            found.append(Cite(source=one.source, locator=one.locator))
        elif hasattr(one, "article"):
            found.extend(Cite(source=s, locator="") for s in (one.article, *one.cites))
    return found


def records_in(
    record: Any, keys: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield a record and all records inside it, each with its keys."""
    yield keys, record
    for name in _holding(record.__class__):
        inner = getattr(record, name)
        if isinstance(inner, tuple):
            for number, one in enumerate(inner):
                yield from records_in(one, (*keys, name, number))
        elif inner is not None:
            yield from records_in(inner, (*keys, name))


@cache
def _holding(record: Any) -> tuple[str, ...]:
    """Return the fields of a class that hold other records."""
    return tuple(
        f.name
        for f in fields(record)
        if any(isinstance(part, type) and is_dataclass(part) for part in parts_of(f.type))
    )


def parts_of(kind: Any) -> Iterator[Any]:
    """Yield a type, what it is made of and what is declared with it."""
    yield kind
    for inner in get_args(kind):
        yield from parts_of(inner)
