"""Topics that follow from the knowledge base itself: its rules, its limits, what articles claim."""

from collections.abc import Iterable

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
    found = dict(kb.topics)
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
    return Topic(
        id="rules",
        name="How the data is made",
        summary="The written rules behind each word that the program prints.",
        synonyms=("method", "methods", "certainty", "how sure", "definitions"),
        sections=(
            _words("How sure the sources let us be that the drug does this", Certainty),
            _words("Kinds of source", SourceKind),
            Section(
                heading="What certainty is not",
                notes=(
                    Note(
                        text="It is not risk, and it says nothing about how serious or how intense "
                        "an effect is. Two regulators that list a rare effect give high certainty; "
                        "a common effect that only users describe stays at low certainty."
                    ),
                ),
            ),
            _words("Terms", Term),
            _words("Contexts", Context),
            _words("Frequency words (CIOMS III), as product labels use them", Frequency),
            _words("Kinds of number", Measure),
            _words("Of whom a number speaks", Base),
            _words("Seriousness (ICH E2A); not the same as severity", Seriousness),
            _words("When to get help", Tier),
            _words("Danger of a combination", Danger),
            Section(
                heading="Findings that are absent",
                notes=(
                    Note(
                        text="Where a source looked for an effect and did not find it, the finding "
                        "is shown and counts for no term, context or certainty. It is never an "
                        "all-clear."
                    ),
                ),
            ),
        ),
        reviewed=kb.about.reviewed,
    )


def _limits(kb: KnowledgeBase) -> Topic:
    reads = [source.read for source in kb.sources.values()]
    how = (f"{reads.count(a)} of {len(reads)} sources: {a.label} ({a.meaning})" for a in Access)
    return Topic(
        id="limits",
        name="What this data cannot tell",
        summary="What is missing, second-hand or thin in this knowledge base.",
        synonyms=("caveats", "limitations", "coverage"),
        sections=(
            _said("How the sources were read", how),
            _said(
                "What to keep in mind",
                (
                    *kb.about.limits,
                    "Surveys reach those who answer, and are not comparable with trials.",
                    "Case series and reports count people who are already ill. They cannot tell "
                    "how often something happens.",
                    "Several sources may describe the same people; where that is known the finding "
                    "says so.",
                    "What is not listed may still be dangerous, and what was not found in one "
                    "group may happen in another.",
                    "Doses are not given as advice anywhere.",
                ),
            ),
            _said("Credits", kb.about.credits),
        ),
        reviewed=kb.about.reviewed,
    )


def _words(heading: str, kind: type[Category]) -> Section:
    return _said(heading, (f"{value.label}: {value.meaning}" for value in kind))


def _said(heading: str, texts: Iterable[str]) -> Section:
    return Section(heading=heading, notes=tuple(Note(text=t) for t in texts))
