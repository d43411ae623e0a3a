"""The list of effects: a line each where they are few, by body system where they are many."""

from __future__ import annotations

from ketcli.answers.filters import everyday
from ketcli.answers.shapes import Answer, Filters
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import Context, System
from ketcli.render.blocks import Blocks, Text, text
from ketcli.render.effect_rows import SURENESS, head, legend, row
from ketcli.render.figures import COMPOSITE, NO_SHARE, leading
from ketcli.render.pieces import capital, of_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Figure
    from ketcli.knowledge.model import Effect

FEW = 16
"""Effects that a screen has room for, a line each."""


def effects_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """List effects under the filters, a line each."""
    effects(out, answer, kb, full=True)


def effects(out: Blocks, answer: Answer, kb: KnowledgeBase, *, full: bool = False) -> None:
    """List effects under the filters; what was only looked for and not found stands apart."""
    found = answer.records
    ends = answer.filters.reversibilities
    each = full or len(found) <= FEW or answer.sort not in ("", "system") or bool(ends)
    _headed(out, answer, kb, each=each)
    if each:
        _lines(out, answer, kb, full=full)
    else:
        _by_system(out, answer, kb)
    if absent := _looked_for(answer.filters, kb):
        out.line(("Looked for, not found: ", "strong"), ", ".join(absent) + ".", spare=5)
    if each and found:
        out.line(SURENESS, spare=25)
    if ends:
        out.line("Some source says so; each line counts what all of them say.")
    out.line("Recorded is not caused; a share speaks only of the people it names.", spare=30)
    if full or len(found) <= FEW:
        name = found[0].id if found else "NAME"
        out.onward("One of them: ", (f"ket show {name}", "strong"))
    else:
        system = found[0].systems[0]
        word = next(iter(everyday(kb, system)), str(system))
        again = _asked(answer.filters, "--system", word)
        out.onward("One body part: ", (again, "strong"), "   all names: --full")


def _looked_for(filters: Filters, kb: KnowledgeBase) -> list[str]:
    """Return the effects that sources looked for under the filters and none found."""
    elsewhere = Filters(systems=filters.systems, serious=filters.serious)
    return [
        kb.effects[id].plain_name
        for id, facets in kb.facets.items()
        if filters.on_findings
        and elsewhere.admit_effect(facets)
        and not filters.admit_effect(facets)
        and any(map(filters.admit, facets.findings))
    ]


def _headed(out: Blocks, answer: Answer[Effect], kb: KnowledgeBase, *, each: bool) -> None:
    """Say how many there are; above counts by body part, what the columns count."""
    words = answer.filters.words()
    many = of_all(answer, "effect") + (f" ({', '.join(words)})" if words else "")
    serious = sum(e.serious for e in answer.records)
    treated = _treated(answer.records, kb, answer.filters)
    counts = ["" if answer.filters.serious else f"   {serious} can be serious (!)"]
    counts += ["" if each else f"   {treated} in treatment (treat)"]
    out.line((many.upper(), "title"), *counts)


def _lines(out: Blocks, answer: Answer[Effect], kb: KnowledgeBase, *, full: bool) -> None:
    rows = [row(effect, kb, answer) for effect in answer.records]
    if full and answer.sort in ("", "system"):
        for system, here in _by_primary(answer.records).items():
            out.grid(head(answer, system.label), [row(e, kb, answer) for e in here], 62, once=True)
    elif rows:
        more = "... and {} more: " + _asked(answer.filters, "--full")
        out.grid(head(answer), rows, 62, "" if full else more, once=True)
    for meaning in legend(rows):
        out.line(meaning)


def _by_primary(found: Sequence[Effect]) -> dict[System, list[Effect]]:
    """Return effects by their primary system, that of most effects first."""
    of = {system: [e for e in found if e.systems[0] is system] for system in System}
    return {system: of[system] for system in sorted(of, key=lambda s: -len(of[s])) if of[system]}


def _by_system(out: Blocks, answer: Answer[Effect], kb: KnowledgeBase) -> None:
    rows: list[tuple[Text, ...]] = []
    for system, here in _by_primary(answer.records).items():
        serious = sum(e.serious for e in here)
        treated = _treated(here, kb, answer.filters)
        rows.append(
            (
                text(capital(system.label)),
                text((str(len(here)), "number")),
                text((str(serious), "alarm") if serious else "-"),
                text(str(treated or "-")),
                _best(here, kb, answer.filters),
            )
        )
    columns = ("effects by body part", "all", "!", "treat", "the best number, and of whom")
    out.grid(columns, rows, 62, "... and {} more: {named}", 22)
    if any(" *" in words for cells in rows for words, _ in cells[4]):
        out.line(COMPOSITE)


def _treated(effects: Sequence[Effect], kb: KnowledgeBase, filters: Filters) -> int:
    """Return of how many effects a finding under the filters tells that found them in treatment."""
    return sum(
        any(
            f.context == Context.THERAPEUTIC and f.presence != "absent" and filters.admit(f)
            for f in kb.facets[effect.id].findings
        )
        for effect in effects
    )


def _best(here: Sequence[Effect], kb: KnowledgeBase, filters: Filters) -> Text:
    """Return the leading number of the effect that most people were asked about."""
    slices = ((effect, slice_under(effect, kb, filters)) for effect in here)
    led = [(effect, found.headline) for effect, found in slices if found and found.headline]
    if not led:
        return text(NO_SHARE)
    effect, headline = min(led, key=lambda one: _rank(one[1].figure))
    name = min(effect.plain_name, effect.name.lower(), key=len)
    number, (of, style) = leading(headline)
    of = of.replace("users asked", "users").replace("in several studies", "in studies")
    return text(f"{name}: ", number, (of, style))


def _rank(figure: Figure) -> tuple[bool, bool, int]:
    return (figure.measure.value != "rate", figure.composite, -(figure.total or 0))


def _asked(f: Filters, *more: str) -> str:
    """Return the filters as they are typed, and more behind them."""
    flags = [f"--{t}-term" for t in f.terms] + [f"--{c}" for c in f.contexts]
    flags += [f"--setting {s}" for s in f.settings] + [f"--drug {d}" for d in f.drugs]
    flags += [f"--system {s}" for s in f.systems]
    flags += [f"--reversibility {r}" for r in f.reversibilities]
    flags += [f"--certainty {c}" for c in f.certainties]
    return " ".join(("ket list", *flags, *(["--serious"] if f.serious else []), *more))
