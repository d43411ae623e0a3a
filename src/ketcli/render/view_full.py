"""Answers with everything that is recorded, whatever their length."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import Occasion, Tier
from ketcli.render import signs, view_effect, view_hits, view_list, view_tables
from ketcli.render.pieces import foot, signs_in_full
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
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render.blocks import Blocks


def in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show every record of the answer with all that is recorded of it."""
    if answer.nothing and (answer.kind != "effect" or answer.nothing.kind == view_effect.STRANGER):
        out.line((answer.nothing.message, "strong"))
    match answer.kind:
        case "effect" if answer.entry:
            view_hits.corrections(out, answer)
            for effect in answer.records:
                effect_in_full(out, effect, kb, answer)
        case "effect" if answer.command == "search":
            hits_in_full(out, answer, kb)
            return
        case "effect":
            view_list.effects(out, answer, kb, full=True)
            return
        case "interaction":
            if answer.entry and any(signs.grave(one.danger) for one in answer.records):
                mixing = signs.occasion(kb, Occasion.MIXING)
                signs_in_full(out, Tier.EMERGENCY, mixing, kb)
            interactions_in_full(out, answer, kb)
        case "group":
            groups_in_full(out, answer, kb)
        case "topic":
            topics_in_full(out, answer, kb)
        case "source":
            sources_in_full(out, {s.id: None for s in answer.records}, kb, answer.records)
        case "comparison":
            comparison_in_full(out, answer, kb)
        case "timespan":
            timeline_in_full(out, answer, kb)
        case "value":
            view_tables.values(out, answer)
        case "count":
            view_tables.counts_in_full(out, answer, kb)
        case "fault":
            view_tables.faults(out, answer)
            return
    for remark in answer.remarks:
        out.line(remark)
    foot(out, kb)
