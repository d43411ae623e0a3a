"""Topics that follow from the knowledge base itself: its rules, its limits, what articles claim."""

from collections.abc import Iterable
from dataclasses import replace

from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import Cite, Note, Section, Topic
from ketcli.knowledge.vocabulary import (
    Access,
    Base,
    Category,
    Certainty,
    Context,
    Danger,
    Frequency,
    Measure,
    Seriousness,
    SourceKind,
    Term,
    Tier,
    Verdict,
)


def topics(kb: KnowledgeBase) -> dict[str, Topic]:
    """Return the topics of the knowledge base, then those that follow from it, by id."""
    found = {id: topic for id, topic in kb.topics.items() if id not in ("rules", "limits")}
    if kb.claims:
        found["popular-articles"] = _claims(kb)
    if kb.disagreements:
        found["disagreements"] = _disagreements(kb)
    found["rules"] = _rules(kb)
    found["limits"] = _limits(kb)
    return found


def _claims(kb: KnowledgeBase) -> Topic:
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
            for claim in kb.claims.values()
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
        reviewed=kb.about.reviewed,
    )


def _disagreements(kb: KnowledgeBase) -> Topic:
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
        for one in kb.disagreements.values()
    )
    return Topic(
        id="disagreements",
        name="Where sources disagree",
        summary="Questions to which the sources give different answers, with both sides.",
        synonyms=("contradictions", "conflicting sources"),
        sections=sections,
        reviewed=kb.about.reviewed,
    )


def _rules(kb: KnowledgeBase) -> Topic:
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
    told = kb.topics.get("rules") or Topic(
        id="rules", name="How the data is made", summary="What each word stands for."
    )
    return replace(told, sections=(*told.sections, *lists))


def _limits(kb: KnowledgeBase) -> Topic:
    """Return how sources were read, what an editor says about limits, and credits."""
    reads = [source.read for source in kb.sources.values()]
    how = (f"{reads.count(a)} of {len(reads)} sources: {a.label} ({a.meaning})" for a in Access)
    told = kb.topics.get("limits") or Topic(
        id="limits", name="What this data cannot tell", summary="How its sources were read."
    )
    sections = (
        _said("How the sources were read", how),
        *told.sections,
        _said("Of this knowledge base", kb.about.limits),
        _said("Credits", kb.about.credits),
    )
    return replace(told, sections=tuple(one for one in sections if one.notes))


def _words(heading: str, kind: type[Category]) -> Section:
    return _said(heading, (f"{value.label}: {value.meaning}" for value in kind))


def _said(heading: str, texts: Iterable[str]) -> Section:
    return Section(heading=heading, notes=tuple(Note(text=t) for t in texts))
