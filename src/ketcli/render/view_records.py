"""Groups, topics and sources: on one screen, and with everything that is recorded of them."""

from __future__ import annotations

from ketcli.knowledge.mixtures import breathless, of_group, own_signs
from ketcli.knowledge.records import replaced, sources_of
from ketcli.knowledge.vocabulary import Occasion, Presence, SourceKind, Tier
from ketcli.render import pieces, signs
from ketcli.render.blocks import Piece, Row, Text, View, text
from ketcli.render.figures import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Finding, Source
    from ketcli.knowledge.model import Group, Interaction, Topic


def groups(out: View) -> None:
    """Show groups of people: their names, or what differs for those that were named."""
    if not out.answer.entry:
        drug = out.kb.about.drugs[0].name
        many = f"{pieces.of_all(out.answer, 'group')} of people"
        out.title(many.upper(), f"  for whom {drug} is riskier or different")
        out.line("; ".join(one.name for one in out.records) + ".")
        out.line("Not being in one of them does not mean being without risk.")
        example = f"One: ket groups {out.records[0].id}"
        out.onward(f"{example}   a sentence on each: ket groups --full")
        return
    for one in out.records:
        group(out, one)


def group(out: View, one: Group) -> None:
    """Show what differs for a group of people."""
    out.title((one.name.upper(), "title"))
    own = [h for h in of_group(one.id, out.kb.help.values()) if h.id not in out.answer.alarms]
    emergency, urgent = (signs.of_tier(own, tier) for tier in (Tier.EMERGENCY, Tier.URGENT))
    signs.call(out, emergency, own_signs(emergency, groups=(one.id,)))
    if not out.answer.alarms:
        if breathless(emergency, out.kb):
            signs.where_first_aid_is(out)
        signs.today(out, urgent)
    out.line(one.summary)
    _statements(out, [_statement(f, out.kb) for f in one.findings], "groups", one)


def topics(out: View) -> None:
    """Show the start page, or the topics that were named, the first statement of each section."""
    if not out.answer.entry:
        start(out, out.records)
        return
    for one in out.records:
        topic(out, one)


def topic(out: View, one: Topic) -> None:
    """Show a topic: the first statement of each section; whoever searched for help reads first when to call."""
    searched = out.answer.command == "search"
    if one.id == signs.GETTING_HELP:
        _every_sign(out, one, searched=searched)
        return
    if searched:
        _first_aid(out, one)
    out.title((one.name.upper(), "title"))
    out.line(one.summary)
    if not searched:
        _first_aid(out, one)
    rows: list[Text] = []
    for section in one.sections:
        said = [text(n.text) for n in section.notes]
        said += [_statement(f, out.kb) for f in section.findings]
        heading = section.heading + ("" if section.heading.endswith("?") else ".")
        rows += [((f"{heading} ", "strong"), *first) for first in said[:1]]
    _statements(out, rows, "about", one)


def _every_sign(out: View, one: Topic, *, searched: bool) -> None:
    """Show the signs of everything, above their title where words asked for help."""
    all_signs = f"ket about {one.id} --full"
    if searched:
        signs.every(out, f"... and {{}} more: {all_signs}")
    out.title((one.name.upper(), "title"))
    out.line(f"Every sign, what to do, and what can wait: {all_signs}")
    signs.where_first_aid_is(out)
    if not searched:
        signs.every(out, f"... and {{}} more: {all_signs}")


def _first_aid(out: View, one: Topic) -> None:
    """Say when to call and what to do until help comes, on the page that is about it."""
    if one.id == signs.FIRST_AID:
        always = signs.occasion(out.kb, Occasion.NOTHING_FOUND)
        signs.call(out, [replaced(help, signs=help.signs[:1]) for help in always])
        signs.until_help_comes(out, always)


def _statement(f: Finding, kb: KnowledgeBase) -> Text:
    after: tuple[str | Piece, ...] = ()
    if f.figure and f.figure.percent is not None:
        after = (" ", (number(f.figure), "number"), f" ({f.figure.of.short})")
    absent = "Looked for, not found: " if f.presence is Presence.ABSENT else ""
    return text(absent, f.statement, *after, (f" [{pieces.who(kb.sources[f.source])}]", "aside"))


def _statements(out: View, rows: Sequence[Text], command: str, one: Group | Topic) -> None:
    sources = len(set(sources_of(one)))
    name = f"ket {command} {one.id} --full"
    out.bullets(rows, "... and {} more: " + name)
    cited = f", from {pieces.counted(sources, 'source')}" if sources else ""
    out.line(f"All of it{cited}: {name}", spare=5)


def start(out: View, records: Sequence[Topic]) -> None:
    """Show where to start: what there is, and what to type."""
    effects, findings = out.kb.counted("all")
    held = (("effect", effects), ("finding", findings), ("source", len(out.kb.sources)))
    sizes = ", ".join(pieces.counted(many, noun) for noun, many in held)
    out.line(("KET", "title"), f"  what {out.kb.about.drugs[0].name} does to people: {sizes}")
    effect = next(iter(out.kb.effects), "")
    mixed = next(iter(out.kb.interactions), "")
    if effect:
        first = f'ket search "what it feels like"   ket show {effect}'
        then = f"ket list --long-term   ket interactions {mixed}".rstrip()
        for before, typed in (("Start here:  ", first), ("             ", then)):
            out.line(before, (typed, "strong"))
    out.gap()
    # What is said of the data itself rests on no source, and comes last.
    order = sorted(records, key=lambda one: not sources_of(one))
    rows: list[Row] = [(f" {one.name}", (one.id, "strong")) for one in order]
    out.grid(("TO READ", "ket about ..."), rows, 50, "and {} more: ket about --full", once=True)
    out.gap()
    out.line((f"In an emergency call {pieces.local_number(out.kb)}.", "alarm"))
    out.onward("Every command: ket --help")


def sources(out: View) -> None:
    """Show sources: how many of each kind, or those that were named."""
    if not out.answer.entry:
        _kinds(out)
        out.onward("One: ", ("ket sources NAME", "strong"), "   all of them: ket sources --full")
        return
    for one in out.records:
        out.line((pieces.named(one.id, out.kb), "title"))
        out.line(described(one))
        out.line(pieces.capital(read_how(one)) + ".")
        if one.note:
            out.line(one.note, spare=10)
        by = ", ".join(one.cited_by[:20]) or "nothing"
        more = len(one.cited_by) - 20
        out.line(("Cited by: ", "strong"), by + (f" and {more} more (--full)" if more > 0 else ""))


def _kinds(out: View) -> None:
    out.title(pieces.of_all(out.answer, "source").upper(), "  by kind")
    rows: list[Row] = []
    for kind in SourceKind:
        here = [one for one in out.records if one.kind is kind]
        years = [one.year for one in here if one.year]
        if here:
            ends = (str(min(years)), str(max(years))) if years else ("not dated",)
            span = " to ".join(dict.fromkeys(ends))
            rows.append((f" {kind.label}", (f"{len(here):>4}", "number"), span))
    out.grid(("kind", "many", "years"), rows, 50, "and {} kinds more: ket sources --full")


def groups_in_full(out: View) -> None:
    """Show groups of people whole, or all of them with a sentence each."""
    if not out.answer.entry:
        rows: list[Row] = [((g.id, "strong"), g.name, g.summary) for g in out.records]
        out.grid(("group", "who", "what differs"), rows, 60)
        risk = "Not being in a group listed here does not mean being without risk."
        out.line((risk, "strong"))
        return
    for one in out.records:
        out.title(one.name)
        for tier in (Tier.EMERGENCY, Tier.URGENT):
            pieces.signs_in_full(out, tier, of_group(one.id, out.kb.help.values()))
        out.line(one.summary)
        pieces.recorded_in_full(out, one.findings)
        whole_end(out, one)


def topics_in_full(out: View) -> None:
    """Show topics whole, or the list of them with a sentence each."""
    if not out.answer.entry:
        rows: list[Row] = [((t.id, "strong"), t.summary) for t in out.records]
        out.grid(("topic", "what it tells"), rows, 50)
        return
    for one in out.records:
        out.title(one.name)
        out.line(one.summary)
        for section in one.sections:
            out.heading(section.heading)
            for note in section.notes:
                out.item(note.text, pieces.places(note.cites, out.kb))
            pieces.findings_in_full(out, section.findings)
        whole_end(out, one)


def whole_end(out: View, one: Interaction | Group | Topic) -> None:
    """End a record: its other names, its sources, when it was reviewed."""
    if names := ", ".join((*one.synonyms, *one.lay_terms)):
        out.line((f"Also called: {names}", "aside"))
    list_sources(out, dict.fromkeys(sources_of(one)))
    out.line((pieces.reviewed(one.reviewed), "aside"))


def sources_in_full(out: View) -> None:
    """List sources: what they are, how they were read, and what cites them."""
    out.heading("Sources")
    for source in out.records:
        out.item((source.id, "strong"), ". ", described(source))
        out.under((read_how(source), "aside"))
        if source.note:
            out.under((source.note, "aside"))
        out.under(("Cited by: ", "strong"), ", ".join(source.cited_by) or "nothing")


def list_sources(out: View, ids: Iterable[str]) -> None:
    """List what a page rests on, in short."""
    found = [out.kb.sources[id] for id in ids if id in out.kb.sources]
    if found:
        out.heading("Sources")
    for source in found:
        out.item((source.id, "strong"), ". ", described(source, brief=True))


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
