"""What follows from single findings and sources: who was observed, what people call a source, certainty."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ketcli.knowledge.evidence import Finding, Source
from ketcli.knowledge.vocabulary import Certainty, Context, Presence, Setting, SourceKind, Term

LONGEST_LABEL = 60
"""Letters of who is named in a label; the longest publishers have 120, and a line has 80."""
_INITIALS = re.compile(r"[A-Z][A-Z.-]{0,3}\Z")


class Judged(NamedTuple):
    """A certainty, the reason in words, and the ids of the findings that decided it."""

    certainty: Certainty
    reason: str
    findings: tuple[str, ...]


def people(finding: Finding, sources: Mapping[str, Source]) -> str:
    """Return which group of people a finding speaks of; equal groups count once."""
    return finding.people or sources[finding.source].people or finding.source


def source_label(source: Source) -> str:
    """Return what people call a source: first author or publisher, year, kind.

    >>> from ketcli.knowledge.vocabulary import Access
    >>> source_label(Source(id="w", title="T", read=Access.ABSTRACT, kind=SourceKind.COHORT,
    ...                     authors="Colina Vargas YA, Vera C", year=2023))
    'Colina Vargas 2023, cohort study'
    """
    who = _first_author(source.authors) or source.publisher or source.title
    who = re.split(r" [(/]|[;,(:]", who)[0].strip()
    if len(who) > LONGEST_LABEL:
        who = who[:LONGEST_LABEL].rsplit(" ", 1)[0] + " ..."
    year = f" {source.year}" if source.year and str(source.year) not in who else ""
    return f"{who}{year}, {source.kind.label}"


def _first_author(authors: str | None) -> str:
    words = (authors or "").split(",")[0].split()
    while len(words) > 1 and _INITIALS.match(words[-1]):
        words.pop()
    return " ".join(words)


def contexts(findings: Iterable[Finding]) -> tuple[Context, ...]:
    """Contexts in which the effect was found; absent findings and unstated contexts give none."""
    present = {f.context for f in findings if f.presence is not Presence.ABSENT}
    return tuple(c for c in Context if c in present and c is not Context.UNSPECIFIED)


def terms(findings: Iterable[Finding]) -> tuple[Term, ...]:
    """Short, long or both, from findings that are not absent."""
    present = {f.term for f in findings if f.presence is not Presence.ABSENT}
    both = Term.BOTH in present
    return tuple(t for t in (Term.SHORT, Term.LONG) if both or t in present)


def certainty(findings: Iterable[Finding], sources: Mapping[str, Source]) -> Judged:
    """Return the highest certainty that any present finding can carry; mixed ones alone carry low."""
    found = tuple(findings)
    reached: dict[Certainty, list[Finding]] = {}
    for finding in found:
        if finding.presence is Presence.PRESENT:
            reached.setdefault(carried(finding, sources[finding.source]), []).append(finding)
    for one in Certainty:
        if one in reached:
            names = dict.fromkeys(sources[f.source].label for f in reached[one])
            return Judged(one, "; ".join(names), tuple(f.id for f in reached[one]))
    mixed = [f for f in found if f.presence is Presence.MIXED]
    if mixed:
        return Judged(Certainty.LOW, "mixed results only", tuple(f.id for f in mixed))
    return Judged(Certainty.NONE, "no source reports it", ())


def carried(finding: Finding, source: Source) -> Certainty:
    """Return the certainty that a finding can carry, by the written rule.

    It is that of the kind of source; a label that gives no rate carries moderate
    certainty, and what was seen in animals very low.
    """
    if finding.setting is Setting.ANIMAL:
        return Certainty.VERY_LOW
    bare = source.kind is SourceKind.LABEL and not (finding.figure or finding.frequency)
    return Certainty.MODERATE if bare else source.kind.certainty
