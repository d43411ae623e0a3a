"""Interactions, groups, topics and sources with everything that is recorded of them."""

from __future__ import annotations

from ketcli.knowledge.light import sources_of
from ketcli.render.blocks import text
from ketcli.render.pieces import capital, findings_in_full, places, recorded_in_full, reviewed
from ketcli.render.signs import grave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import CitedSource, Source
    from ketcli.knowledge.model import Group, Interaction, Topic
    from ketcli.render.blocks import Blocks, Piece

UNLISTED = "A substance that is not listed here is not in this data, which does not mean it is safe to mix."
NOT_IN_A_GROUP = "Not being in a group listed here does not mean being without risk."


def interactions_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show interactions whole, or all of them with a sentence each, worst first."""
    if not answer.entry:
        rows = [
            (
                text((one.id, "strong")),
                text((one.danger.label, "alarm" if grave(one.danger) else "")),
                text(one.summary),
            )
            for one in answer.records
        ]
        out.grid(("mixed with", "danger", "what happens"), rows, 60)
        out.line((UNLISTED, "strong"))
        return
    for one in answer.records:
        out.title(f"{capital(kb.about.drugs[0].name)} with {one.name}")
        danger: Piece = (one.danger.label, "alarm" if grave(one.danger) else "strong")
        out.line(("Danger: ", "strong"), danger, f" ({one.danger.meaning})")
        out.line(one.summary)
        if one.mechanism:
            out.line(("How: ", "strong"), one.mechanism.text, places(one.mechanism.cites, kb))
        recorded_in_full(out, one.findings, kb)
        _end(out, one, kb)


def groups_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show groups of people whole, or all of them with a sentence each."""
    if not answer.entry:
        rows = [(text((g.id, "strong")), text(g.name), text(g.summary)) for g in answer.records]
        out.grid(("group", "who", "what differs"), rows, 60)
        out.line((NOT_IN_A_GROUP, "strong"))
        return
    for one in answer.records:
        out.title(one.name)
        out.line(one.summary)
        recorded_in_full(out, one.findings, kb)
        _end(out, one, kb)


def topics_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show topics whole, or the list of them with a sentence each."""
    if not answer.entry:
        rows = [(text((t.id, "strong")), text(t.summary)) for t in answer.records]
        out.grid(("topic", "what it tells"), rows, 50)
        return
    for one in answer.records:
        out.title(one.name)
        out.line(one.summary)
        for section in one.sections:
            out.heading(section.heading)
            for note in section.notes:
                out.item(note.text, places(note.cites, kb))
            findings_in_full(out, section.findings, kb)
        _end(out, one, kb)


def _end(out: Blocks, one: Interaction | Group | Topic, kb: KnowledgeBase) -> None:
    if names := ", ".join((*one.synonyms, *one.lay_terms)):
        out.line((f"Also called: {names}", "aside"))
    sources_in_full(out, dict.fromkeys(sources_of(one)), kb, brief=True)
    out.line((reviewed(one.reviewed), "aside"))


def sources_in_full(
    out: Blocks,
    ids: Mapping[str, object],
    kb: KnowledgeBase,
    cited: Iterable[CitedSource] = (),
    *,
    brief: bool = False,
) -> None:
    """List sources: what they are, and how they were read; brief leaves out part and edition."""
    by_id = {source.id: source.cited_by for source in cited}
    if not ids:
        return
    out.heading("Sources")
    for id in ids:
        source = kb.sources.get(id)
        if source is None:
            continue
        out.item((source.id, "strong"), ". ", described(source, brief=brief))
        if brief:
            continue
        out.under((read_how(source), "aside"))
        if source.note:
            out.under((source.note, "aside"))
        if id in by_id:
            out.under(("Cited by: ", "strong"), ", ".join(by_id[id]) or "nothing")


def described(source: Source, *, brief: bool = False) -> str:
    """Return authors, title, publisher, year and address of a source, as far as known."""
    year = str(source.year) if source.year else "year not stated"
    address = f"doi:{source.doi}" if source.doi else source.url
    if brief:
        short = [_title(source), f"{source.kind.label}, {year}, read: {source.read.label}"]
        return ". ".join(p.rstrip(".") for p in (*short, address) if p)
    parts = [source.authors, _title(source), source.publisher, source.edition, year]
    if source.pmid:
        parts.append(f"PMID {source.pmid}")
    return ". ".join(p.rstrip(".") for p in (*parts, address) if p)


def _title(source: Source) -> str:
    """Return the title, and in square brackets what is ours.

    >>> from ketcli.knowledge.vocabulary import Access, Language, SourceKind
    >>> _title(Source(id="x", title="Risks", title_note="leaflet 7", language=Language.NL,
    ...               kind=SourceKind.NEWS, read=Access.ORIGINAL))
    'Risks [leaflet 7, in Dutch]'
    """
    spoken = f"in {source.language.label}" if source.language else None
    ours = ", ".join(filter(None, (source.title_note, spoken)))
    return f"{source.title} [{ours}]" if ours else source.title


def read_how(source: Source) -> str:
    """Return the kind of source, its sample, and how and in which part it was read."""
    said = [source.kind.label, f"sample: {source.sample}" if source.sample else ""]
    said.append(f"read: {source.read.label}" + (f" ({source.part})" if source.part else ""))
    return "; ".join(filter(None, said))
