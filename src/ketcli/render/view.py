"""Answers as blocks for people: emergency signs first, numbers before words, sources beside both."""

from collections.abc import Callable, Iterable
from functools import partial

from ketcli.knowledge import KnowledgeBase
from ketcli.model import Effect, Help
from ketcli.render import Page
from ketcli.render.blocks import Block, Blocks, marked, text
from ketcli.render.view_effect import (
    EMERGENCY_EXAMPLES,
    called,
    entry,
    finding_lines,
    help_lines,
)
from ketcli.render.view_records import group, interaction, sources, topic
from ketcli.render.view_tables import comparison, counts, faults, timeline, values
from ketcli.searching import Rung
from ketcli.shapes import Answer, Nothing
from ketcli.vocabulary import Danger, Occasion, Tier


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks()
    if answer.nothing and answer.command in ("search", "show") and not answer.records:
        help_lines(out, Tier.EMERGENCY, _occasion(kb, Occasion.NOTHING_FOUND))
    _pointers(out, answer, kb)
    if answer.nothing and not answer.records:
        _nothing(out, answer.nothing)
    _VIEWS[answer.kind](out, answer, kb, page)
    if answer.nothing and answer.records and answer.kind != "effect":
        _nothing(out, answer.nothing)
    for remark in answer.remarks:
        out.line((remark, "dim"))
    if answer.records or answer.nothing:
        out.line((f"{kb.about.notice} Edition {kb.about.edition}.", "dim"))
    return out.all


def _nothing(out: Blocks, nothing: Nothing) -> None:
    out.line((nothing.message, "strong"))
    if nothing.suggestions:
        out.line("Did you mean: ", (", ".join(nothing.suggestions), "strong"), "?")


def _occasion(kb: KnowledgeBase, occasion: Occasion) -> list[Help]:
    return [help for help in kb.help.values() if occasion in help.occasions]


def _pointers(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Point at substances and groups that the words name; dangerous mixtures come with signs."""
    grave = [p for p in answer.see if p.danger in (Danger.LIFE_THREATENING, Danger.SERIOUS)]
    if grave:
        help_lines(out, Tier.EMERGENCY, _occasion(kb, Occasion.MIXING))
    for pointer in answer.see:
        if pointer.command == "interactions":
            danger = next(d for d in Danger if d == pointer.danger)
            what = f"Mixing {kb.about.drugs[0].name} with {pointer.name}: {danger.label} ({danger.meaning})."
        else:
            what = f"{pointer.name}: what differs for these people."
        style = "alarm" if pointer in grave else "strong"
        out.line((what, style), f"  ket {pointer.command} {pointer.id}")


def _effects(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    if answer.entry:
        for effect in answer.records:
            entry(out, effect, kb, answer)
    elif answer.matches:
        _hits(out, answer)
    elif answer.records:
        _summary_table(out, answer.records)


def _hits(out: Blocks, answer: Answer) -> None:
    if not answer.records:
        return
    first = answer.records[0]
    shown = _signs_of(out, first)
    for effect in answer.records[:HITS_IN_FULL]:
        match = answer.matches[effect.id]
        out.title(*called(effect))
        out.line(effect.summary)
        out.line((_at_a_glance(effect), "dim"))
        found = [("matched " + _RUNG_WORDS[match.kind] + " ", "dim")]
        if match.kind is not Rung.SYSTEM:
            found += [("'", "dim"), *marked(match.text, match.words), ("'", "dim")]
        out.line(*found, (f"    ket show {effect.id}", "dim"))
    rest = answer.records[HITS_IN_FULL:]
    if rest:
        out.heading("Also found")
    for effect in rest:
        out.item(*called(effect), (f"    ket show {effect.id}", "dim"))
    if shown:
        again = "If any sign at the top is there, call your local emergency number now"
        out.heading(f"{again} ({EMERGENCY_EXAMPLES}).", alarm=True)


HITS_IN_FULL = 8
"""Hits that are told about; those after them are named only."""
SIGNS_IN_SEARCH = 6


def _signs_of(out: Blocks, effect: Effect) -> bool:
    """Show the gravest signs of the first hit, and those that need a doctor today."""
    emergency = [h for h in effect.help if h.tier is Tier.EMERGENCY]
    urgent = [h for h in effect.help if h.tier is Tier.URGENT]
    help_lines(out, Tier.EMERGENCY, emergency, SIGNS_IN_SEARCH)
    help_lines(out, Tier.URGENT, urgent, SIGNS_IN_SEARCH - 2)
    left = sum(len(h.signs) for h in emergency) > SIGNS_IN_SEARCH
    left = left or sum(len(h.signs) for h in urgent) > SIGNS_IN_SEARCH - 2
    if left:
        out.line(("More signs, and what to do: ", ""), (f"ket show {effect.id}", "strong"))
    return bool(emergency)


_RUNG_WORDS = {
    Rung.NAME: "the name",
    Rung.SYNONYM: "another name,",
    Rung.PREFIX: "the beginning of",
    Rung.ALL_WORDS: "all your words in",
    Rung.SOME_WORDS: "some of your words in",
    Rung.SYSTEM: "the body system",
    Rung.SPELLING: "after correcting the spelling,",
}


def _at_a_glance(effect: Effect) -> str:
    parts = [
        effect.systems[0].label,
        " and ".join(term.label for term in effect.terms),
        " and ".join(context.label for context in effect.contexts),
        effect.certainty.label,
        "serious" if effect.seriousness else "",
    ]
    return " | ".join(part for part in parts if part)


def _summary_table(out: Blocks, effects: Iterable[Effect]) -> None:
    rows = [
        (
            text((e.id, "strong")),
            text(e.plain_name),
            text(", ".join(t.value for t in e.terms) or "none found"),
            text(", ".join(c.value for c in e.contexts) or "none stated"),
            text(e.certainty.label),
            text(("serious", "alarm") if e.seriousness else "no serious criterion recorded"),
        )
        for e in effects
    ]
    head = ("effect", "plain name", "term", "context", "certainty", "seriousness")
    out.grid(head, rows, SUMMARY_WIDTH, joined=2)
    out.line((f"{len(rows)} effects. 'ket show EFFECT' tells all about one.", "dim"))


SUMMARY_WIDTH = 100


def _interactions(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    grave = (Danger.LIFE_THREATENING, Danger.SERIOUS)
    if answer.entry and any(one.danger in grave for one in answer.records):
        help_lines(out, Tier.EMERGENCY, _occasion(kb, Occasion.MIXING))
    interaction(out, answer, kb, partial(finding_lines, about=kb.about))


def _groups(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    group(out, answer, kb, partial(finding_lines, about=kb.about))


def _topics(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    topic(out, answer, kb, partial(finding_lines, about=kb.about))


def _sources(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    if answer.records:
        sources(out, {s.id: None for s in answer.records}, kb, answer.records)


View = Callable[[Blocks, Answer, KnowledgeBase, Page], None]
_VIEWS: dict[str, View] = {
    "effect": _effects,
    "interaction": _interactions,
    "group": _groups,
    "topic": _topics,
    "source": _sources,
    "comparison": comparison,
    "timespan": timeline,
    "value": values,
    "count": counts,
    "fault": faults,
}
