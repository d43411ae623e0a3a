"""Answers with everything that is recorded, whatever their length."""

from __future__ import annotations

from ketcli.answers.shapes import Missing
from ketcli.knowledge.vocabulary import Occasion, Tier
from ketcli.render import signs, view_list, view_tables
from ketcli.render.pieces import corrections, foot, signs_in_full
from ketcli.render.view_across import comparison_in_full
from ketcli.render.view_effect_full import effect_in_full
from ketcli.render.view_hits import hits_in_full
from ketcli.render.view_records_full import (
    groups_in_full,
    interactions_in_full,
    sources_in_full,
    topics_in_full,
)
from ketcli.render.view_timeline import timeline_in_full

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render.blocks import Blocks


def in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show every record of the answer with all that is recorded of it."""
    what = answer.command if answer.kind == "effect" else answer.kind
    if answer.nothing and (what == answer.kind or answer.nothing.kind == Missing.UNKNOWN_WORDS):
        out.line((answer.nothing.message, "strong"))
    _SHOWN[what](out, answer, kb)
    if what in _WHOLE_PAGES:
        return
    for remark in answer.remarks:
        out.line(remark)
    foot(out, kb)


def _named(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    corrections(out, answer)
    for effect in answer.records:
        effect_in_full(out, effect, kb, answer)


def _interactions(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    if answer.entry and any(signs.grave(one.danger) for one in answer.records):
        signs_in_full(out, Tier.EMERGENCY, signs.occasion(kb, Occasion.MIXING), kb)
    interactions_in_full(out, answer, kb)


def _sources(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    sources_in_full(out, {s.id: None for s in answer.records}, kb, answer.records)


_SHOWN: dict[str, Callable[[Blocks, Answer, KnowledgeBase], None]] = {
    "show": _named,
    "search": hits_in_full,
    "list": lambda out, answer, kb: view_list.effects(out, answer, kb, full=True),
    "interaction": _interactions,
    "group": groups_in_full,
    "topic": topics_in_full,
    "source": _sources,
    "comparison": comparison_in_full,
    "timespan": timeline_in_full,
    "finding": view_tables.findings_in_full,
    "value": lambda out, answer, _: view_tables.values(out, answer),
    "field": lambda out, answer, _: view_tables.fields(out, answer),
    "count": view_tables.counts_in_full,
    "fault": lambda out, answer, _: view_tables.faults(out, answer),
}
"""What shows effects by the command that asked for them, and other records by their kind."""
_WHOLE_PAGES = ("list", "fault")
"""What ends its page itself."""
