"""Topics that follow from the knowledge base itself: its rules, its limits, what articles claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ketcli.compile.amending import Told
from ketcli.knowledge.about import About
from ketcli.knowledge.category import Category
from ketcli.knowledge.changes import EditionChange
from ketcli.knowledge.evidence import Cite, Note
from ketcli.knowledge.model import Help, Section, Topic
from ketcli.knowledge.vocabulary import (
    Access,
    Base,
    Certainty,
    Context,
    Danger,
    Frequency,
    Measure,
    Occasion,
    Seriousness,
    SourceKind,
    Term,
    Tier,
    Verdict,
)

Records = Mapping[str, Mapping[str, Any]]


def topics(
    about: About, records: Records, changed: Sequence[EditionChange], amended: Sequence[Told]
) -> dict[str, Topic]:
    """Return the topics among the records, then those that follow from the others, by id.

    `amended` says which file of the reader's changed what of them.
    """
    told = records["topics"]
    found = {id: topic for id, topic in told.items() if id not in ("rules", "limits")}
    if records["help"]:
        found = {"getting-help": _help(about, records["help"].values()), **found}
    if records["claims"]:
        found["popular-articles"] = _claims(about, records)
    if records["disagreements"]:
        found["disagreements"] = _disagreements(about, records)
    found["rules"] = _rules(records)
    found["limits"] = _limits(about, records)
    changes = _changes(about, changed, amended)
    if changes.sections:
        found["changes"] = changes
    return found


def _help(about: About, helps: Iterable[Help]) -> Topic:
    """Return all signs by how soon to get help, those that are always an emergency first."""
    first = sorted(helps, key=lambda one: Occasion.NOTHING_FOUND not in one.occasions)
    sections = []
    for tier in Tier:
        notes = tuple(note for one in first if one.tier is tier for note in _signs(one))
        if notes:
            sections.append(Section(heading=tier.heading, notes=notes))
    return Topic(
        id="getting-help",
        name="Getting help: when, and how soon",
        summary="Every sign that is recorded here, and what to do about it, by how soon to get help.",
        synonyms=(
            "help",
            "getting help",
            "get help",
            "emergency",
            "emergency number",
            "when to get help",
        ),
        sections=tuple(sections),
        reviewed=about.reviewed,
    )


def _signs(help: Help) -> Iterator[Note]:
    """Yield each sign, then what to do, with who says so on the last."""
    *said, last = *(f"If {sign}." for sign in help.signs), *filter(None, [help.action])
    yield from (Note(text=text) for text in said)
    yield Note(text=last, cites=help.cites)


def _claims(about: About, records: Records) -> Topic:
    sections = []
    for verdict in (
        Verdict.CONTRADICTED,
        Verdict.PROMOTIONAL,
        Verdict.UNVERIFIABLE,
        Verdict.PARTLY,
        Verdict.SUPPORTED,
    ):
        notes = tuple(
            Note(
                text=f"Claimed: {claim.claim} Sources: {claim.answer}",
                cites=tuple(Cite(source=s, locator="claim") for s in (claim.article, *claim.cites)),
            )
            for claim in records["claims"].values()
            if claim.verdict is verdict
        )
        if notes:
            heading = f"{verdict.label} ({len(notes)}): {verdict.meaning}"
            sections.append(Section(heading=heading[0].upper() + heading[1:], notes=notes))
    return Topic(
        id="popular-articles",
        name="What popular articles say",
        summary="Claims of articles that people read, most of which sell treatment, each set "
        "beside what the sources here say.",
        synonyms=("claims", "myths", "articles", "marketing"),
        sections=tuple(sections),
        reviewed=about.reviewed,
    )


def _disagreements(about: About, records: Records) -> Topic:
    sections = tuple(
        Section(
            heading=one.question,
            notes=(
                *(
                    Note(text=s.text, cites=(Cite(source=s.source, locator=s.locator),))
                    for s in one.sides
                ),
                *((Note(text=one.comment),) if one.comment else ()),
            ),
        )
        for one in records["disagreements"].values()
    )
    return Topic(
        id="disagreements",
        name="Where sources disagree",
        summary="Questions to which the sources give different answers, with both sides.",
        synonyms=("contradictions", "conflicting sources"),
        sections=sections,
        reviewed=about.reviewed,
    )


def _rules(records: Records) -> Topic:
    """Return what an editor says about the rules, then every closed list that they speak of."""
    lists = (
        _words("How sure, in short", Certainty),
        _words("Kinds of source", SourceKind),
        _words("Terms", Term),
        _words("Contexts", Context),
        _words("Frequency words (CIOMS III), as product labels use them", Frequency),
        _words("Kinds of number", Measure),
        _words("Of whom a number speaks", Base),
        _words("Seriousness (ICH E2A); not the same as severity", Seriousness),
        _words("When to get help", Tier),
        _words("Danger of a combination", Danger),
    )
    told = records["topics"].get("rules") or Topic(
        id="rules", name="How the data is made", summary="What each word stands for."
    )
    return replace(told, sections=(*told.sections, *lists))


def _limits(about: About, records: Records) -> Topic:
    """Return how sources were read, what an editor says about limits, and credits."""
    reads = [source.read for source in records["sources"].values()]
    how = (f"{reads.count(a)} of {len(reads)} sources: {a.label} ({a.meaning})" for a in Access)
    told = records["topics"].get("limits") or Topic(
        id="limits", name="What this data cannot tell", summary="How its sources were read."
    )
    sections = (
        _said("How the sources were read", how),
        *told.sections,
        _said("Of this knowledge base", about.limits),
        _said("Credits", about.credits),
    )
    return replace(told, sections=tuple(one for one in sections if one.notes))


def _changes(about: About, changed: Sequence[EditionChange], amended: Sequence[Told]) -> Topic:
    """Return what files of the reader's own changed, then what each edition did, the newest first."""
    own = (f"{text}, by {path}" for path, text in amended)
    newest = sorted(changed, key=lambda one: one.edition, reverse=True)
    sections = (
        _said("Amended by files of your own", own),
        *(
            _said(f"{one.kind.capitalize()}, {one.since} to {one.edition}", [_changed(one)])
            for one in newest
        ),
    )
    return Topic(
        id="changes",
        name="What changed",
        summary="What is other in each edition of the data than in the one before, made by comparing the two.",
        synonyms=("news", "changelog", "what is new"),
        sections=tuple(one for one in sections if one.notes),
        reviewed=about.reviewed,
    )


def _changed(one: EditionChange) -> str:
    """Say what an edition changed in one kind of record.

    >>> _changed(EditionChange(edition="", since="", kind="effects", new=1, names=("Stroke",), changed={"summary": 9}))
    '1 new (Stroke); changed: summary in 9.'
    """
    names = f" ({', '.join(one.names)})" if one.names else ""
    said = [f"{one.new:,} new{names}"] if one.new else []
    said += [f"{one.gone:,} gone"] if one.gone else []
    fields = ", ".join(f"{key.replace('_', ' ')} in {n:,}" for key, n in one.changed.items())
    return "; ".join([*said, *([f"changed: {fields}"] if fields else [])]) + "."


def _words(heading: str, kind: type[Category]) -> Section:
    return _said(heading, (f"{value.label}: {value.meaning}" for value in kind))


def _said(heading: str, texts: Iterable[str]) -> Section:
    return Section(heading=heading, notes=tuple(Note(text=t) for t in texts))
