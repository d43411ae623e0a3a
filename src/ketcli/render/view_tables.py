"""Answers that count: legal values of filters, numbers of records, faults of a knowledge base."""

from __future__ import annotations

from itertools import chain, groupby, islice

from ketcli.knowledge.vocabulary import Measure, Presence
from ketcli.knowledge.weighed import gives_share
from ketcli.render.blocks import SCREEN, Row, View, text
from ketcli.render.figures import NO_SHARE, told
from ketcli.render.pieces import of_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.knowledge.base import KnowledgeBase


def values(out: View) -> None:
    """Show legal values with their counts."""
    for facet, found in groupby(out.records, lambda one: one.facet):
        here = list(found)
        flag = f" ({here[0].flag})" if here[0].flag else ""
        out.heading(f"{facet}{flag}")
        rows = []
        for one in here:
            means = one.meaning if one.label == one.value else f"{one.label}: {one.meaning}"
            rows.append(_row(one.value, means, one.effects, one.findings))
        out.grid(("value", "means", "effects", "findings"), rows, 60)


def fields(out: View) -> None:
    """Show the keys of each kind of record, a kind in a paragraph."""
    for kind, found in groupby(out.records, lambda one: one.kind):
        out.line((f"{kind}: ", "strong"), ", ".join(one.field for one in found))


def counts(out: View) -> None:
    """Show how many records there are, each facet in a line."""
    out.title(out.kb.about.name.upper(), f"  edition {out.kb.about.edition}")
    for facet, found in groupby(out.records, lambda one: one.facet):
        said = ", ".join(f"{one.label} {(one.effects or one.findings):,}" for one in found)
        name = _BY.get(facet, f"Effects by {facet}")
        out.line((f"{name}: ", "strong"), said, spare=0 if facet in _KEPT else 10)
    out.onward("With numbers of findings: ket about data --full")


_KEPT = ("all", "term", "context", "system", "certainty")
"""Facets that a screen has room for."""
_BY = {"all": "Records", "source kind": "Sources by kind"}


def counts_in_full(out: View) -> None:
    """Show how many records there are, with effects and findings."""
    out.title(out.kb.about.name, f", edition {out.kb.about.edition}")
    for facet, found in groupby(out.records, lambda one: one.facet):
        out.heading({"all": "Records"}.get(facet, f"By {facet}"))
        rows = [_row(one.value, one.label, one.effects, one.findings) for one in found]
        out.grid(("what", "", "effects", "findings"), rows, 50)


def findings(out: View) -> None:
    """Show findings, a line each, shares first of each effect: of what, how many and in whom, who says so."""
    out.title(of_all(out.answer, "finding").upper())
    first = out.records[: SCREEN + 1]
    if not out.answer.sort:
        each = (sorted(rows, key=_telling) for _, rows in groupby(out.records, lambda r: r.effect))
        first = [*islice(chain.from_iterable(each), SCREEN + 1)]
    rows = [(one.plain_name, _number(one, out.kb), one.cited.partition(",")[0]) for one in first]
    more = "... and {} more: --full shows all, a filter fewer"
    beyond = len(out.records) - len(first)
    out.grid(("of what", "how many, and in whom", "who says so"), rows, 60, more, beyond=beyond)
    out.line("A share speaks only of the people it names. All columns: --format csv")


def findings_in_full(out: View) -> None:
    """Show findings with their statements, numbers, people, caveats and places in sources."""
    out.title(of_all(out.answer, "finding").upper())
    for one in out.records:
        out.item((f"{one.plain_name}: ", "strong"), one.statement)
        drug = out.kb.drug(one.drug).name
        out.under("; ".join((_number(one, out.kb), drug, one.context, one.setting, one.term)))
        for said in filter(None, (one.population, one.figure_text, one.caveat)):
            out.under(said)
        out.under(f"{one.cited}, {one.locator} ({one.source})")


def _telling(one: Any) -> tuple[bool, bool]:
    return one.percent is None, one.measure != Measure.RATE


def _number(one: Any, kb: KnowledgeBase) -> str:
    """Return the number of a row and of whom it speaks; what was looked for and not found says so."""
    figure = next(f.figure for f in kb.effects[one.effect].findings if f.id == one.id)
    said = "".join(told(figure)) if figure and gives_share(figure) else NO_SHARE
    presence = next(p for p in Presence if p == one.presence)
    return said if presence is Presence.PRESENT else f"{presence.label.upper()}: {said}"


def changes(out: View) -> None:
    """Show what is other in a knowledge base, a line a record; in full, what stood there and what does now."""
    for kind, every in groupby(out.records, lambda one: one.kind):
        rows = list(every)
        out.heading(kind)
        for word in ("new", "gone"):
            if ids := [one.id for one in rows if one.change == word]:
                out.line((f"{len(ids)} {word}: ", "strong"), ", ".join(ids))
        for id, fields in groupby((one for one in rows if one.field), lambda one: one.id):
            changed = list(fields)
            out.line((f"{id}: ", "strong"), ", ".join(str(one.field) for one in changed))
            for one in changed if out.full else ():
                out.item(f"{one.field}: {one.before or 'nothing'}")
                out.under(f"now: {one.after or 'nothing'}")


def faults(out: View) -> None:
    """Show problems and doubts in the form that editors jump to, one a line."""
    for one in out.records:
        place = f"{one.path}:{one.line}:{one.column}" if one.line else one.path
        out.drawing([text(f"{place}: {one.level}: {one.message}")])


def _row(value: str, label: str, *numbers: int) -> Row:
    return ((value, "strong"), label, *(f"{n:,}" if n else "-" for n in numbers))
