"""Interactions, groups, topics and sources as blocks."""

from collections.abc import Callable, Iterable, Mapping

from ketcli.answers.rows import CitedSource
from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import Cite, Finding, Source, cites
from ketcli.knowledge.vocabulary import Danger, Presence
from ketcli.render.blocks import Blocks, text

ShowFinding = Callable[[Blocks, Finding], None]
UNLISTED = "A substance that is not listed here is not in this data, which does not mean it is safe to mix."


def interaction(out: Blocks, answer: Answer, kb: KnowledgeBase, show: ShowFinding) -> None:
    """Show one interaction whole, or all of them worst first."""
    if not answer.records:
        return
    if not answer.entry:
        rows = [
            (
                text((one.id, "strong")),
                text((one.danger.label, "alarm" if list(Danger).index(one.danger) < 2 else "")),
                text(one.summary),
            )
            for one in answer.records
        ]
        out.grid(("mixed with", "danger", "what happens"), rows, 60)
        out.line((UNLISTED, "strong"))
        return
    for one in answer.records:
        drug = kb.about.drugs[0].name
        out.title(f"{drug[0].upper()}{drug[1:]} with {one.name}")
        alarm = list(Danger).index(one.danger) < 2
        out.line(
            ("Danger: ", "strong"), (one.danger.label, "alarm" if alarm else "strong"),
            f" ({one.danger.meaning})",
        )  # fmt: skip
        out.line(one.summary)
        if one.mechanism:
            out.line(("How: ", "strong"), one.mechanism.text, _places(one.mechanism.cites))
        _findings(out, one.findings, show)
        _also_called(out, (*one.synonyms, *one.lay_terms))
        sources(out, dict.fromkeys(c.source for c in cites(one)), kb, brief=True)
        out.line((reviewed(one.reviewed), "dim"))


def group(out: Blocks, answer: Answer, kb: KnowledgeBase, show: ShowFinding) -> None:
    """Show one group of people whole, or all of them."""
    if not answer.records:
        return
    if not answer.entry:
        rows = [(text((g.id, "strong")), text(g.name), text(g.summary)) for g in answer.records]
        out.grid(("group", "who", "what differs"), rows, 60)
        out.line(("Not being in a group listed here does not mean being without risk.", "strong"))
        return
    for one in answer.records:
        out.title(one.name)
        out.line(one.summary)
        _findings(out, one.findings, show)
        _also_called(out, (*one.synonyms, *one.lay_terms))
        sources(out, dict.fromkeys(c.source for c in cites(one)), kb, brief=True)
        out.line((reviewed(one.reviewed), "dim"))


def topic(out: Blocks, answer: Answer, kb: KnowledgeBase, show: ShowFinding) -> None:
    """Show one topic whole, or the list of them."""
    if not answer.records:
        return
    if not answer.entry:
        out.grid(
            ("topic", "what it tells"),
            [(text((t.id, "strong")), text(t.summary)) for t in answer.records],
            50,
        )
        return
    for one in answer.records:
        out.title(one.name)
        out.line(one.summary)
        for section in one.sections:
            out.heading(section.heading)
            for note in section.notes:
                out.item(note.text, _places(note.cites))
            for finding in section.findings:
                show(out, finding)
        sources(out, dict.fromkeys(c.source for c in cites(one)), kb, brief=True)
        out.line((reviewed(one.reviewed), "dim"))


def sources(
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
        out.under((read_how(source), "dim"))
        if source.note:
            out.under((source.note, "dim"))
        if id in by_id:
            out.under(("Cited by: ", "strong"), ", ".join(by_id[id]) or "nothing")


def described(source: Source, *, brief: bool = False) -> str:
    """Return authors, title, publisher, year and address of a source, as far as known."""
    year = str(source.year) if source.year else "year not stated"
    if brief:
        address = f"doi:{source.doi}" if source.doi else source.url
        short = [source.title, f"{source.kind.label}, {year}, read: {source.read.label}"]
        return ". ".join(p.rstrip(".") for p in (*short, address) if p)
    parts = [source.authors, source.title, source.publisher, source.edition, year]
    address = f"doi:{source.doi}" if source.doi else source.url
    if source.pmid:
        parts.append(f"PMID {source.pmid}")
    return ". ".join(p.rstrip(".") for p in (*parts, address) if p)


def read_how(source: Source) -> str:
    """Return the kind of source, its sample, and how and in which part it was read."""
    said = [source.kind.label, f"sample: {source.sample}" if source.sample else ""]
    said.append(f"read: {source.read.label}" + (f" ({source.part})" if source.part else ""))
    return "; ".join(filter(None, said))


def reviewed(date: str) -> str:
    """Say when a record was last read against its sources."""
    if date == "not-reviewed":
        return "Not yet reviewed against the sources."
    return f"Reviewed against the sources on {date}."


def _also_called(out: Blocks, names: Iterable[str]) -> None:
    found = ", ".join(names)
    if found:
        out.line((f"Also called: {found}", "dim"))


def _findings(out: Blocks, findings: Iterable[Finding], show: ShowFinding) -> None:
    found = tuple(findings)
    present = [f for f in found if f.presence is not Presence.ABSENT]
    absent = [f for f in found if f.presence is Presence.ABSENT]
    if present:
        out.heading("What is recorded")
        for finding in present:
            show(out, finding)
    if absent:
        out.heading("Looked for and not found")
        for finding in absent:
            show(out, finding)


def _places(cited: Iterable[Cite]) -> tuple[str, str]:
    places = "; ".join(f"{cite.source}, {cite.locator}" for cite in cited)
    return (f" [{places}]" if places else "", "dim")
