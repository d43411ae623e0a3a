"""Effects side by side: recreational beside treatment, and when each comes and goes."""

from __future__ import annotations

from ketcli.answers.across import CELLS
from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, Term
from ketcli.render import figures, signs
from ketcli.render.blocks import Bar, Blocks, Row, Text, text
from ketcli.render.effect_rows import USES, ended, sure
from ketcli.render.pieces import capital, counted, named
from ketcli.render.view_times import in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ketcli.answers.rows import Comparison
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.synthesis import Slice

NOT_ONE_SCALE = "Different people, counted in different ways: not one scale."
SIDE_BY_SIDE = 4
"""Effects that are compared with bars; more are compared a line each."""


def comparison(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Set recreational use beside treatment: one effect in full columns, several shorter."""
    records: Sequence[Comparison] = answer.records
    if len(records) == 1:
        _compared(out, records[0], kb, answer)
    elif len(records) <= SIDE_BY_SIDE:
        for one in records:
            out.line((one.plain_name.upper(), "title"))
            out.line("how sure: ", "; ".join(_judged(one)))
            out.bars("", list(_bars(one, ill=False)))
            out.bars("ALREADY ILL", list(_bars(one, ill=True)))
            if not any(c.headline for c in one.cells):
                out.line("  " + figures.NO_SHARE)
            out.gap()
    else:
        _many(out, records, kb)
    out.line(NOT_ONE_SCALE, spare=5)
    named = "".join(f" {one.id}" for one in records[:SIDE_BY_SIDE]) if answer.text else ""
    out.onward("Every number: ", (f"ket compare{named} --full", "strong"))


def _judged(one: Comparison) -> Iterator[str]:
    for context, name in USES.items():
        here = [c for c in one.cells if c.context is context and (c.present or c.mixed)]
        words = ", ".join(f"{sure(c)} {c.term.label}" for c in here if c.term) or "nothing recorded"
        yield f"{name}: {words}"


def _bars(one: Comparison, *, ill: bool) -> Iterator[Bar]:
    """Yield the leading share of each cell; the same share of both terms once."""
    led = [(c, h) for c in one.cells if (h := c.headline) and figures.of_the_ill(h.figure) is ill]
    for headline in {h.finding: h for _, h in led}.values():
        cells_ = [c for c, h in led if h.finding == headline.finding]
        terms = " or ".join(c.term.value for c in cells_ if c.term)
        name = f"{USES[cells_[0].context or Context.RECREATIONAL]}, {terms}"
        figure = headline.figure
        yield Bar(name, figures.share(figure), *figures.limits(figure), text(figures.told(figure)))


def _compared(out: Blocks, one: Comparison, kb: KnowledgeBase, answer: Answer) -> None:
    effect = kb.effects[one.id]
    found = slices_under(effect, kb, answer.filters)
    sides = [cell(found, context, None) for context in USES]
    rows: list[Row] = [
        (("how sure", "heading"), *map(_sure, sides)),
        (("NOT FOUND", "heading"), *map(_absent, sides)),
        (("HOW SOON", "heading"), *(_soonest(found, context) for context in USES)),
        (("GOES AWAY?", "heading"), *map(_ends, sides)),
    ]
    head = (one.plain_name.upper(), "RECREATIONAL USE", "TREATMENT")
    out.grid(head, rows, 60)
    out.gap()
    if bars := list(_bars(one, ill=False)):
        out.bars("HOW OFTEN", bars)
    else:
        out.field("HOW OFTEN", figures.NO_SHARE)
    out.bars("ALREADY ILL", list(_bars(one, ill=True)), spare=9)
    out.gap()
    out.spare = 8
    signs.of_effect(out, effect, kb)
    out.spare = 0


def _sure(side: Slice | None) -> str:
    if side is None:
        return "nothing recorded"
    where = f" ({side.surest.term.label})" if side.surest else ""
    return f"{sure(side)}{where}, {counted(side.present + side.mixed, 'finding')}"


def _absent(side: Slice | None) -> str:
    if side is None or not side.not_found:
        return "-"
    first, *more = side.not_found
    return first.source_label + (f" and {len(more)} more" if more else "")


def _soonest(found: Sequence[Slice], context: Context) -> str:
    cells = (cell(found, context, term) for term in (Term.SHORT, Term.LONG))
    first = [one.onsets[0] for one in cells if one and one.onsets]
    said = (f"{in_words(t, together=False)} ({counted(t.sources, 'source')})" for t in first)
    return "; ".join(dict.fromkeys(said)) or "not stated"


def _ends(side: Slice | None) -> str:
    return ended(side, "source") if side and side.endings else "not stated"


def _many(out: Blocks, records: Sequence[Comparison], kb: KnowledgeBase) -> None:
    def cells(one: Comparison, context: Context) -> Text:
        here = [c for c in one.cells if c.context is context and (c.present or c.mixed)]
        if not here:
            return text("-")
        led = next((c for c in here if c.headline), here[0])
        return text(*figures.leading(led.headline), f"; {sure(led)}")

    both = [r for r in records if len({c.context for c in r.cells if c.present}) == len(USES)]
    first = [*both, *(r for r in records if r not in both)]
    rows = [
        (text((one.plain_name, "strong")), *(cells(one, context) for context in USES))
        for one in first
    ]
    out.grid(
        (counted(len(records), "effect"), "RECREATIONAL USE", "TREATMENT"),
        rows, 60, "... and {} more: ket compare --full",
    )  # fmt: skip
    if any(" *" in words for row in rows for cell_ in row for words, _ in cell_):
        out.line(figures.COMPOSITE)


def comparison_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Set every context and term of each effect side by side, with its numbers and their sources."""
    for one in answer.records:
        effect = kb.effects[one.id]
        by_id = {f.id: f for f in effect.findings}
        out.title(one.plain_name, (f"  ({one.id})", "aside"))
        for context, term in CELLS:
            found = cell(one.cells, context, term)
            where = f"{USES[context]}, {term.label}"
            if found is None:
                out.item((f"{where}: ", "strong"), "nothing recorded")
                continue
            many = counted(found.present + found.mixed, "finding")
            absent = f"; {found.absent} looked and did not find it" if found.absent else ""
            said = f"{sure(found)}, {many}{absent}. {capital(found.reason)}"
            out.item((f"{where}: ", "strong"), said)
            for id in found.shares:
                if (f := by_id.get(id)) and f.figure:
                    many, whom = figures.share(f.figure), figures.of_whom(f.figure)
                    out.under((many, "number"), whom, (f" [{named(f.source, kb)}]", "aside"))
    out.line(NOT_ONE_SCALE)
