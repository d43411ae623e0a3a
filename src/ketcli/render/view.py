"""Answers as blocks for people: one screen that says it, or, in full, everything recorded."""

from __future__ import annotations

from ketcli.answers.picked import limited
from ketcli.render.blocks import Blocks, text
from ketcli.render.fit import fitted
from ketcli.render.pieces import corrections, foot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page
    from ketcli.render.blocks import Block


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks(limited(answer))
    if page.fields and answer.records:
        from ketcli.render.delimited import table

        head, *rows = table(answer, kb, page)
        out.grid(head, [[text(cell) for cell in row] for row in rows], 20 * len(head))
        foot(out, kb)
        return out.all
    if answer.kind == "change":
        from ketcli.render.view_tables import changes

        changes(out, answer, full=page.full)
        return out.all
    if answer.kind in ("value", "field", "fault") or (page.full and answer.records):
        from ketcli.render.view_full import in_full

        in_full(out, answer, kb)
        return out.all
    _brief(out, answer, kb)
    return fitted(out)


def _brief(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show one screen; the views of other shapes are not imported."""
    from ketcli.render import view_hits

    if answer.command != "search" and answer.nothing and not answer.records:
        view_hits.nothing(out, answer.nothing, answer, kb)
        return
    if answer.kind != "effect":
        if answer.nothing and answer.records:
            out.line((answer.nothing.message, "strong"))
        corrections(out, answer)
    match answer.kind:
        case "effect" if answer.entry:
            from ketcli.render import view_effect

            view_effect.effects(out, answer, kb)
        case "effect" if answer.command == "search":
            view_hits.hits(out, answer, kb)
        case "effect":
            from ketcli.render import view_list

            view_list.effects(out, answer, kb, full=False)
        case "comparison":
            from ketcli.render import view_across

            view_across.comparison(out, answer, kb)
        case "timespan":
            from ketcli.render import view_timeline

            view_timeline.timeline(out, answer, kb)
        case "finding":
            from ketcli.render import view_tables

            view_tables.findings(out, answer, kb)
        case "count":
            from ketcli.render import view_tables

            view_tables.counts(out, answer, kb)
            foot(out, kb, "With numbers of findings: ket about data --full")
        case _:
            from ketcli.render import view_records

            view_records.records(out, answer, kb)
