"""Interactions, groups, topics and sources on one screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ketcli.answers.rows import CitedSource
from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import Finding, Group, Interaction, Topic, cites
from ketcli.knowledge.vocabulary import Context, Danger, Presence, SourceKind
from ketcli.render import mixture_signs, signs
from ketcli.render.blocks import Blocks, Piece, Text, joined, plain, text
from ketcli.render.figures import number
from ketcli.render.figures_brief import COMPOSITE
from ketcli.render.pieces import capital, counted, foot, full, local_number, named, titled, who
from ketcli.render.signs import grave
from ketcli.render.view_records_full import described, read_how

MOST_DANGERS = 4
"""Effects of one mixture that are told with their sources; the others are named."""


def records(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show interactions, groups, topics or sources on one screen."""
    match answer.kind:
        case "interaction":
            interactions(out, answer, kb)
        case "group":
            groups(out, answer, kb)
        case "topic":
            topics(out, answer, kb)
        case "source":
            sources(out, answer, kb)


def interactions(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show mixtures: names by danger; one with its dangers; several, all their dangers first."""
    if not answer.records:
        return
    if not answer.entry:
        _all_interactions(out, answer.records, kb)
    elif len(answer.records) == 1:
        _interaction(out, answer.records[0], kb)
    else:
        _several(out, answer.records, kb)


def _all_interactions(out: Blocks, records: Sequence[Interaction], kb: KnowledgeBase) -> None:
    drug = kb.about.drugs[0].name
    out.title(titled(f"{len(records)} things mixed with {drug}"), "  worst first")
    for danger in Danger:
        names = [one.id for one in records if one.danger is danger]
        if names:
            out.line(
                (
                    f"{danger.label.upper()} ({danger.meaning}): ",
                    "alarm" if grave(danger) else "strong",
                ),
                ", ".join(names),
            )
    out.spare = 10
    mixture_signs.of_mixtures(out, records, kb)
    out.spare = 0
    foot(
        out,
        kb,
        _one("interactions", records[0].id),
        f"   {full('interactions', 'a sentence on each')}",
    )


def _headed(out: Blocks, one: Interaction, kb: KnowledgeBase) -> None:
    danger: Piece = (
        f"{one.danger.label.upper()}: {one.danger.meaning}",
        "alarm" if grave(one.danger) else "strong",
    )
    out.line((titled(f"{kb.about.drugs[0].name} + {one.name}"), "title"), "   ", danger)
    out.line(one.summary)


def _interaction(out: Blocks, one: Interaction, kb: KnowledgeBase) -> None:
    _headed(out, one, kb)
    if grave(one.danger):
        mixture_signs.of_mixtures(out, [one], kb)
    out.gap()
    found = [f for f in one.findings if f.presence is not Presence.ABSENT]
    rows = _what_happens(found, kb)
    sources = {f.source for f in found}
    if rows:
        out.grid(
            ("WHAT CAN HAPPEN", f"who says so (of {counted(len(sources), 'source')})"),
            rows[:MOST_DANGERS],
            50,
        )
        if len(rows) > MOST_DANGERS:
            out.spare = 12
            out.line(
                "Also named: " + ", ".join(plain(row[0]).strip() for row in rows[MOST_DANGERS:])
            )
    out.spare = 0
    out.field("HOW OFTEN", *_how_often(found))
    out.spare = 30
    if one.mechanism:
        out.field("HOW", one.mechanism.text)
    _in_treatment(out, found)
    absent = [f for f in one.findings if f.presence is Presence.ABSENT]
    if absent:
        out.spare = 20
        out.field("NOT FOUND", absent[0].statement)
    out.spare = 40
    alike = [o.id for o in kb.interactions.values() if o.danger is one.danger and o.id != one.id]
    if grave(one.danger) and alike:
        out.line(f"Also {one.danger.label}: {', '.join(alike[:6])}   all: ket interactions")
    out.spare = 0
    whole = f"{counted(len(one.findings), 'finding')}, {counted(len(sources), 'source')}"
    foot(out, kb, f"{whole}, other names, all signs: ket interactions {one.id} --full")


def _what_happens(found: Iterable[Finding], kb: KnowledgeBase) -> list[tuple[Text, Text]]:
    """Return each effect that findings name, with who says so, most sources first."""
    said: dict[str, dict[str, SourceKind]] = {}
    for finding in found:
        for effect in finding.effects:
            source = kb.sources[finding.source]
            said.setdefault(effect, {})[source.id] = source.kind
    rows = []
    for effect, by_source in sorted(said.items(), key=lambda one: -len(one[1])):
        kinds = Counter(kind.label for kind in by_source.values())
        who = ", ".join(f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in kinds.most_common(2))
        name = kb.effects[effect].plain_name if effect in kb.effects else effect
        rows.append((text(" " + name), text((f"{len(by_source)}: ", "number"), who)))
    return rows


def _how_often(found: Iterable[Finding]) -> tuple[str | Piece, ...]:
    figures = [f.figure for f in found if f.figure]
    if not figures:
        return ("no source gives a number",)
    more = f"; {counted(len(figures) - 1, 'more number')}" if len(figures) > 1 else ""
    star = ", " + COMPOSITE.removeprefix("* ") if figures[0].composite else ""
    return ((number(figures[0]), "number"), f" ({figures[0].of.label}{star}){more}")


def _in_treatment(out: Blocks, found: Iterable[Finding]) -> None:
    here = [f for f in found if f.context is Context.THERAPEUTIC]
    if here:
        shortest = min(here, key=lambda f: len(f.statement))
        out.field("IN TREATMENT", shortest.statement)


def _several(out: Blocks, records: Sequence[Interaction], kb: KnowledgeBase) -> None:
    worst = sorted(records, key=lambda one: list(Danger).index(one.danger))
    for one in worst:
        _headed(out, one, kb)
        out.gap(60)
    if any(grave(one.danger) for one in worst):
        mixture_signs.of_mixtures(out, worst, kb)
        out.gap()
    out.spare = 30
    for one in worst:
        found = [f for f in one.findings if f.presence is not Presence.ABSENT]
        rows = _what_happens(found, kb)
        names = joined((row[0] for row in rows[:6]), ",")
        out.line((f"With {one.name}: ", "strong"), *names, f" ({counted(len(found), 'finding')})")
    out.spare = 0
    onward = "  ".join(f"ket interactions {one.id}" for one in worst[:3])
    foot(out, kb, "More on each: ", (onward, "strong"))


def groups(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show groups of people: their names, or what differs for those that were named."""
    if not answer.records:
        return
    if not answer.entry:
        drug = kb.about.drugs[0].name
        out.title(
            titled(f"{len(answer.records)} groups of people"),
            f"  for whom {drug} is riskier or different",
        )
        out.line("; ".join(one.name for one in answer.records) + ".")
        out.line("Not being in one of them does not mean being without risk.")
        example = answer.records[0].id
        foot(out, kb, _one("groups", example), f"   {full('groups', 'a sentence on each')}")
        return
    for one in answer.records:
        group(out, one, kb)
    foot(out, kb)


def group(out: Blocks, one: Group, kb: KnowledgeBase) -> None:
    """Show what differs for a group of people."""
    out.title((titled(one.name), "title"))
    out.line(one.summary)
    _statements(out, [_statement(f, kb) for f in one.findings], "groups", one)


def topics(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show the start page, or the topics that were named, the first statement of each section."""
    if not answer.records:
        return
    if not answer.entry:
        start(out, answer.records, kb)
        return
    for one in answer.records:
        topic(out, one, kb)
    foot(out, kb)


def topic(out: Blocks, one: Topic, kb: KnowledgeBase) -> None:
    """Show a topic: the first statement of each section."""
    out.title((titled(one.name), "title"))
    out.line(one.summary)
    if one.id == signs.FIRST_AID:
        signs.of_overdose(out, kb)
    rows: list[Text] = []
    for section in one.sections:
        said = [text(n.text) for n in section.notes]
        said += [_statement(f, kb) for f in section.findings]
        rows += [((f"{section.heading}. ", "strong"), *first) for first in said[:1]]
    _statements(out, rows, "about", one)


def _statement(f: Finding, kb: KnowledgeBase) -> Text:
    lead: tuple[str | Piece, ...] = ()
    if f.figure and f.figure.percent is not None:
        lead = ((number(f.figure), "number"), f" ({f.figure.of.label}): ")
    absent = "Looked for, not found: " if f.presence is Presence.ABSENT else ""
    return text(absent, *lead, f.statement, (f" [{who(kb.sources[f.source])}]", "aside"))


def _statements(out: Blocks, rows: Sequence[Text], command: str, one: Group | Topic) -> None:
    sources = len({cite.source for cite in cites(one)})
    name = f"ket {command} {one.id} --full"
    out.bullets(rows, "... and {} more: " + name)
    out.spare = 5
    out.line(f"All of it, from {counted(sources, 'source')}: {name}")
    out.spare = 0


def start(out: Blocks, records: Sequence[Topic], kb: KnowledgeBase) -> None:
    """Show where to start: what there is, and what to type."""
    every = {(f.statement, f.source) for e in kb.effects.values() for f in e.findings}
    sizes = (
        f"{counted(len(kb.effects), 'effect')}, {counted(len(every), 'finding')}, "
        f"{counted(len(kb.sources), 'source')}"
    )
    out.line(("KET", "title"), f"  what {kb.about.drugs[0].name} does to people: {sizes}")
    effect = next(iter(kb.effects), "")
    mixed = next(iter(kb.interactions), "")
    if effect:
        out.line(
            "Start here:  ", (f'ket search "what it feels like"   ket show {effect}', "strong")
        )
        out.line(
            "             ", (f"ket list --long-term   ket interactions {mixed}".rstrip(), "strong")
        )
    out.gap()
    # What is said of the data itself rests on no source, and comes last.
    order = sorted(records, key=lambda one: not cites(one))
    rows = [(text(" " + one.name), text((one.id, "strong"))) for one in order]
    out.grid(("TO READ", "ket about ..."), rows, 50, "and {} more: ket about --full")
    out.gap()
    out.line((f"In an emergency call {local_number(kb)}.", "alarm"))
    foot(out, kb, "Every command: ket --help")


def sources(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show sources: how many of each kind, or those that were named."""
    if not answer.records:
        return
    if not answer.entry:
        _kinds(out, answer.records)
        foot(
            out, kb, "One: ", ("ket sources NAME", "strong"), f"   {full('sources', 'all of them')}"
        )
        return
    for one in answer.records:
        out.line((named(one.id, kb), "title"))
        out.line(described(one))
        out.line(capital(read_how(one)) + ".")
        if one.note:
            out.spare = 10
            out.line(one.note)
            out.spare = 0
        by = ", ".join(one.cited_by[:20]) or "nothing"
        more = len(one.cited_by) - 20
        out.line(("Cited by: ", "strong"), by + (f" and {more} more (--full)" if more > 0 else ""))
    foot(out, kb)


def _kinds(out: Blocks, records: Sequence[CitedSource]) -> None:
    out.title(titled(counted(len(records), "source")), "  by kind")
    rows = []
    for kind in SourceKind:
        here = [one for one in records if one.kind is kind]
        years = [one.year for one in here if one.year]
        if here:
            span = f"{min(years)} to {max(years)}" if years else "not dated"
            rows.append((text(" " + kind.label), text((f"{len(here):>4}", "number")), text(span)))
    out.grid(("kind", "many", "years"), rows, 50, "and {} kinds more: ket sources --full")


def _one(command: str, example: str) -> str:
    return f"One: ket {command} {example}"
