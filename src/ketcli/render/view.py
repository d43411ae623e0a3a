"""Answers as blocks for people: emergency signs first, numbers before words, sources beside both."""

from collections.abc import Callable, Iterable
from functools import partial

from ketcli.answers.shapes import Answer, Nothing
from ketcli.knowledge.base import KnowledgeBase, Pointer
from ketcli.knowledge.model import Effect, Help
from ketcli.knowledge.vocabulary import Danger, Occasion, Tier
from ketcli.language.lexicon import FILLER
from ketcli.language.text import words
from ketcli.render import Page
from ketcli.render.blocks import Block, Blocks, marked, text
from ketcli.render.delimited import table
from ketcli.render.view_effect import (
    EMERGENCY_EXAMPLES,
    called,
    entry,
    finding_lines,
    help_lines,
)
from ketcli.render.view_records import group, interaction, sources, topic
from ketcli.render.view_tables import comparison, counts, faults, timeline, values
from ketcli.retrieval.searching import EXACT, Rung


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks()
    asked = answer.text and answer.kind != "source" and not answer.records
    if answer.command == "search" or (answer.nothing and asked):
        _emergency(out, answer, kb)
    _pointers(out, answer, kb)
    if answer.nothing and not answer.records:
        _nothing(out, answer.nothing)
    if page.fields and answer.records:
        head, *rows = table(answer, page.fields)
        out.grid(head, [[text(cell) for cell in row] for row in rows], 20 * len(head))
    else:
        _VIEWS[answer.kind](out, answer, kb, page)
    stranger = answer.nothing and answer.nothing.kind == "unknown-words"
    if answer.nothing and answer.records and (answer.kind != "effect" or stranger):
        _nothing(out, answer.nothing)
    for remark in answer.remarks:
        out.line((remark, "dim"))
    if answer.kind != "fault":
        out.line((f"{kb.about.notice} Edition {kb.about.edition}.", "dim"))
    return out.all


def _emergency(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show first what cannot wait: of mixtures named, of what was clearly meant, or else of all.

    Signs that share words with what was typed come first.
    """
    found = _occasion(kb, Occasion.MIXING) if any(map(_grave, answer.see)) else []
    for effect in _meant(answer):
        found += [help for help in effect.help if help.tier is Tier.EMERGENCY]
    sure = answer.records and answer.matches[answer.records[0].id].kind in EXACT
    if not found and not (sure and not answer.see):
        found = _occasion(kb, Occasion.NOTHING_FOUND)
    asked = set(words(answer.text))
    for people in (kb.groups[p.id] for p in answer.see if p.command == "groups"):
        names = (people.name, *people.synonyms, *people.lay_terms)
        asked.update(word for name in names for word in words(name))
    asked -= FILLER
    kept = list({help.id: help for help in found}.values())
    kept.sort(key=lambda one: -max(len(asked & set(words(sign))) for sign in one.signs))
    help_lines(out, Tier.EMERGENCY, kept, SIGNS_IN_SEARCH)


def _meant(answer: Answer) -> list[Effect]:
    """Return the first hit, and the next ones that are as surely meant."""
    if answer.command != "search" or not answer.records:
        return []
    sure = answer.matches[answer.records[0].id].kind in EXACT
    clear = EXACT if sure else (*EXACT, Rung.ALL_WORDS)
    return [
        effect
        for number, effect in enumerate(answer.records[:MEANT_AT_MOST])
        if number == 0 or answer.matches[effect.id].kind in clear
    ]


MEANT_AT_MOST = 3


def _grave(pointer: Pointer) -> bool:
    return pointer.danger in (Danger.LIFE_THREATENING, Danger.SERIOUS)


def _nothing(out: Blocks, nothing: Nothing) -> None:
    out.line((nothing.message, "strong"))
    if nothing.suggestions:
        out.line("Did you mean: ", (", ".join(nothing.suggestions), "strong"), "?")


def _occasion(kb: KnowledgeBase, occasion: Occasion) -> list[Help]:
    return [help for help in kb.help.values() if occasion in help.occasions]


def _pointers(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Point at what the words name besides effects."""
    for pointer in answer.see:
        if pointer.command == "interactions":
            danger = next(d for d in Danger if d == pointer.danger)
            what = f"Mixing {kb.about.drugs[0].name} with {pointer.name}: {danger.label} ({danger.meaning})."
        elif pointer.command == "groups":
            what = f"{pointer.name}: what differs for these people."
        else:
            what = f"To read: {pointer.name}."
        style = "alarm" if _grave(pointer) else "strong"
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
    shown = _signs_of(out, answer)
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
SIGNS_IN_SEARCH = 8


def _signs_of(out: Blocks, answer: Answer) -> bool:
    """Show what needs a doctor today, of the first hit; tell whether emergency signs stand above."""
    effect = answer.records[0]
    urgent = [h for h in effect.help if h.tier is Tier.URGENT]
    help_lines(out, Tier.URGENT, urgent, SIGNS_IN_SEARCH // 2)
    emergency = sum(len(h.signs) for h in effect.help if h.tier is Tier.EMERGENCY)
    if emergency > SIGNS_IN_SEARCH or sum(len(h.signs) for h in urgent) > SIGNS_IN_SEARCH // 2:
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
    many = "1 effect" if len(rows) == 1 else f"{len(rows)} effects"
    out.line((f"{many}. 'ket show EFFECT' tells all about one.", "dim"))


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
