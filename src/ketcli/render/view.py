"""Answers as blocks for people: one screen that says it, or, in full, everything recorded."""

from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Occasion, Tier
from ketcli.render import Page, signs, view_effect, view_hits, view_list, view_records, view_tables
from ketcli.render.blocks import Block, Blocks, text
from ketcli.render.delimited import table
from ketcli.render.fit import fitted
from ketcli.render.pieces import foot, signs_in_full
from ketcli.render.view_across import comparison, comparison_in_full, timeline, timeline_in_full
from ketcli.render.view_effect_full import effect_in_full
from ketcli.render.view_hits import hits_in_full, nothing
from ketcli.render.view_records_full import (
    groups_in_full,
    interactions_in_full,
    sources_in_full,
    topics_in_full,
)


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    out = Blocks()
    if page.fields and answer.records:
        head, *rows = table(answer, page.fields)
        out.grid(head, [[text(cell) for cell in row] for row in rows], 20 * len(head))
        foot(out, kb)
        return out.all
    if answer.kind in ("value", "fault") or (page.full and answer.records):
        _in_full(out, answer, kb)
        return out.all
    _brief(out, answer, kb)
    return fitted(out)


def _brief(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    stranger = bool(answer.nothing and answer.records and answer.kind != "effect")
    if answer.command != "search" and answer.nothing and not answer.records:
        nothing(out, answer.nothing, answer, kb)
        return
    if stranger and answer.nothing:
        out.line((answer.nothing.message, "strong"))
    if answer.kind != "effect":
        view_hits.corrections(out, answer)
    match answer.kind:
        case "effect" if answer.entry:
            view_effect.effects(out, answer, kb)
        case "effect" if answer.command == "search":
            view_hits.hits(out, answer, kb)
        case "effect":
            view_list.effects(out, answer, kb, full=False)
        case "interaction":
            view_records.interactions(out, answer, kb)
        case "group":
            view_records.groups(out, answer, kb)
        case "topic":
            view_records.topics(out, answer, kb)
        case "source":
            view_records.sources(out, answer, kb)
        case "comparison":
            comparison(out, answer, kb)
        case "timespan":
            timeline(out, answer, kb)
        case "count":
            view_tables.counts(out, answer, kb)
            foot(out, kb, "With numbers of findings: ket about data --full")


def _in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
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
