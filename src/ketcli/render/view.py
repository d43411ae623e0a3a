"""Answers as blocks for people: one screen that says it, or, in full, everything recorded."""

from __future__ import annotations

from ketcli.answers.picked import limited
from ketcli.answers.shapes import Answer, Missing
from ketcli.render import Page, loaded
from ketcli.render.blocks import Block, Blocks
from ketcli.render.fit import fitted
from ketcli.render.pieces import corrections, foot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.knowledge.base import KnowledgeBase

_SHOWN = {
    "show": ("view_effect.effects", "view_effect_full.effects_in_full"),
    "search": ("view_hits.hits", "view_hits.hits_in_full"),
    "list": ("view_list.effects", "view_list.effects_in_full"),
    "interaction": ("view_interactions.interactions", "view_interactions.interactions_in_full"),
    "group": ("view_records.groups", "view_records.groups_in_full"),
    "topic": ("view_records.topics", "view_records.topics_in_full"),
    "source": ("view_records.sources", "view_records.sources_in_full"),
    "comparison": ("view_across.comparison", "view_across.comparison_in_full"),
    "timespan": ("view_timeline.timeline", "view_timeline.timeline_in_full"),
    "finding": ("view_tables.findings", "view_tables.findings_in_full"),
    "count": ("view_tables.counts", "view_tables.counts_in_full"),
    "value": ("view_tables.values", "view_tables.values"),
    "field": ("view_tables.fields", "view_tables.fields"),
    "fault": ("view_tables.faults", "view_tables.faults"),
    "change": ("view_tables.changes", "view_tables.changes_in_full"),
}
"""What shows effects, by the command that asked for them, and other records, by their kind: in short, and in full.
Only the module that is needed is imported."""
_UNCUT = ("value", "field", "fault", "change")
"""What is shown whatever its length."""
_ENDED = ("list", "fault", "change")
"""What ends its page itself."""


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks(limited(answer))
    if page.fields and answer.records:
        head, *rows = loaded("delimited").table(answer, kb, page)
        out.grid(head, rows, 20 * len(head))
        foot(out, kb)
        return out.all
    what = answer.command if answer.kind == "effect" else answer.kind
    full = bool(page.full and answer.records)
    module, _, name = _SHOWN[what][full].partition(".")
    show = getattr(loaded(module), name)
    if full or what in _UNCUT:
        _in_full(out, answer, kb, what, show)
        return out.all
    if answer.nothing and not answer.records and what != "search":
        loaded("view_hits").nothing(out, answer.nothing, answer, kb)
        return fitted(out)
    if answer.kind != "effect":
        if answer.nothing:
            out.line((answer.nothing.message, "strong"))
        corrections(out, answer)
    show(out, answer, kb)
    return fitted(out)


def _in_full(out: Blocks, answer: Answer, kb: KnowledgeBase, what: str, show: Any) -> None:
    if answer.nothing and (what == answer.kind or answer.nothing.kind == Missing.UNKNOWN_WORDS):
        out.line((answer.nothing.message, "strong"))
    show(out, answer, kb)
    if what not in _ENDED:
        for remark in answer.remarks:
            out.line(remark)
        foot(out, kb)
