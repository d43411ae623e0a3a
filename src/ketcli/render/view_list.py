"""Lists of effects: a line each where they are few, by body system where they are many."""

from __future__ import annotations

from ketcli.answers.filters import everyday
from ketcli.answers.shapes import CHOSEN, Filters
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import SINGLED_OUT, Context, System
from ketcli.render.blocks import Piece, Text, View, text
from ketcli.render.figures import NO_SHARE, leading
from ketcli.render.pieces import ONE_LINE, RECORDED, USES, capital, ended, of_all, sure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ketcli.knowledge.evidence import Figure
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice

FEW = 16
"""Effects that a screen has room for, a line each."""
SERIOUS = "! "
GUESS = "(?)"
SURENESS = "how sure: how far the sources let us go, not how likely it is (ket about rules)"


def effects(out: View) -> None:
    """List effects under the filters; what was only looked for and not found stands apart."""
    found, filters = out.records, out.answer.filters
    few = out.full or len(found) <= FEW
    each = few or out.answer.sort not in ("", "system") or bool(filters.reversibilities)
    _headed(out, each=each)
    if each:
        _lines(out)
    else:
        _by_system(out)
    if absent := _looked_for(out):
        out.line(("Looked for, not found: ", "strong"), ", ".join(absent) + ".", spare=5)
    if each and found:
        out.line(SURENESS, spare=25)
    if filters.reversibilities:
        out.line("Some source says so; each line counts what all of them say.")
    out.line(RECORDED, spare=30)
    if few:
        name = found[0].id if found else "NAME"
        out.onward("One of them: ", (f"ket show {name}", "strong"))
    else:
        system = found[0].systems[0]
        word = next(iter(everyday(out.kb, system)), str(system))
        again = _asked(filters, "--system", word)
        out.onward("One body part: ", (again, "strong"), "   all names: --full")


def _looked_for(out: View) -> list[str]:
    """Return the effects that sources looked for under the filters and none found."""
    filters = out.answer.filters
    elsewhere = Filters(systems=filters.systems, serious=filters.serious)
    return [
        out.kb.effects[id].plain_name
        for id, facets in out.kb.facets.items()
        if filters.on_findings
        and elsewhere.admit_effect(facets)
        and not filters.admit_effect(facets)
        and any(map(filters.admit, facets.findings))
    ]


def _headed(out: View, *, each: bool) -> None:
    """Say how many there are; above counts by body part, what the columns count."""
    words = out.answer.filters.words()
    many = of_all(out.answer, "effect") + (f" ({', '.join(words)})" if words else "")
    serious = sum(e.serious for e in out.records)
    counts = ["" if out.answer.filters.serious else f"   {serious} can be serious (!)"]
    counts += ["" if each else f"   {_treated(out, out.records)} in treatment (treat)"]
    out.line((many.upper(), "title"), *counts)


def _lines(out: View) -> None:
    rows = {effect.id: row(out, effect) for effect in out.records}
    if out.full and out.answer.sort in ("", "system"):
        for system, here in _by_primary(out.records).items():
            out.grid(head(out, system.label), [rows[e.id] for e in here], 62, once=True)
    elif rows:
        more = "" if out.full else "... and {} more: " + _asked(out.answer.filters, "--full")
        out.grid(head(out), rows.values(), 62, more, once=True)
    for meaning in legend(rows.values()):
        out.line(meaning)


def _by_primary(found: Sequence[Effect]) -> dict[System, list[Effect]]:
    """Return effects by their primary system, that of most effects first."""
    of = {system: [e for e in found if e.systems[0] is system] for system in System}
    return {system: of[system] for system in sorted(of, key=lambda s: -len(of[s])) if of[system]}


def _by_system(out: View) -> None:
    rows: list[tuple[Text, ...]] = []
    for system, here in _by_primary(out.records).items():
        serious = sum(e.serious for e in here)
        rows.append(
            (
                text(capital(system.label)),
                text((str(len(here)), "number")),
                text((str(serious), "alarm") if serious else "-"),
                text(str(_treated(out, here) or "-")),
                _best(out, here),
            )
        )
    columns = ("effects by body part", "all", "!", "treat", "the best number, and of whom")
    out.grid(columns, rows, 62, "... and {} more: {named}", 22)


def _treated(out: View, effects: Sequence[Effect]) -> int:
    """Return of how many effects a finding under the filters tells that found them in treatment."""
    return sum(
        any(
            f.context == Context.THERAPEUTIC
            and f.presence != "absent"
            and out.answer.filters.admit(f)
            for f in out.kb.facets[effect.id].findings
        )
        for effect in effects
    )


def _best(out: View, here: Sequence[Effect]) -> Text:
    """Return the leading number of the effect that most people were asked about."""
    slices = ((effect, slice_under(effect, out.kb, out.answer.filters)) for effect in here)
    led = [(effect, found.headline) for effect, found in slices if found and found.headline]
    if not led:
        return text(NO_SHARE)
    effect, headline = min(led, key=lambda one: _rank(one[1].figure))
    return text(f"{effect.plain_name}: ", *leading(headline))


def _rank(figure: Figure) -> tuple[bool, bool, bool, int]:
    single = figure.of in SINGLED_OUT
    return (figure.measure.value != "rate", single, figure.composite, -(figure.total or 0))


def _asked(f: Filters, *more: str) -> str:
    """Return the filters as they are typed, and more behind them."""
    flags = [f"--{t}-term" for t in f.terms] + [f"--{c}" for c in f.contexts]
    named = [(facet, key) for facet, key in CHOSEN.items() if key not in ("terms", "contexts")]
    flags += [f"--{facet} {value}" for facet, key in named for value in getattr(f, key)]
    return " ".join(("ket list", *flags, *(["--serious"] if f.serious else []), *more))


def row(out: View, effect: Effect, *, guess: bool = False) -> tuple[Text, ...]:
    """Return the cells of an effect under the filters: its name, the number that leads, where, how sure."""
    slice = slice_under(effect, out.kb, out.answer.filters)
    serious: Piece = (SERIOUS, "alarm") if effect.serious else ("  ", "")
    often = leading(slice.headline if slice else None)
    if slice and out.answer.filters.reversibilities:
        often = ((ended(slice), ""),)
    return (
        text(serious, (effect.plain_name, "strong"), f" {GUESS}" if guess else ""),
        text(*often),
        text(_used_in(out, effect, slice)),
        text(sure(slice)),
    )


def head(out: View, first: str = "") -> tuple[str, ...]:
    """Return the names of the columns of `row`."""
    ends = out.answer.filters.reversibilities
    often = "does it go away? (sources)" if ends else "how often, and in whom"
    return (first, often, "in", "how sure")


def _used_in(out: View, effect: Effect, slice: Slice | None) -> str:
    """Return in which contexts an effect was found under the filters; empty where none says."""
    asked = out.answer.filters.contexts or USES
    term = slice.term if slice else None
    contexts = tuple(
        context
        for context in USES
        if context in asked
        and any(
            s.context == context and s.term == term and (s.present or s.mixed)
            for s in effect.slices
        )
    )
    return _USE.get(contexts, "")


_USE = {(Context.RECREATIONAL,): "use", (Context.THERAPEUTIC,): "treat", tuple(USES): "both"}
_USED = {"use": "recreational", "treat": "treatment", "both": "recreational and treatment"}
_MARKS = {SERIOUS: "! can be serious", GUESS: f"{GUESS} a guess"}


def legend(rows: Iterable[tuple[Text, ...]]) -> list[str]:
    """Return what the marks mean that rows bear, and what stands in `in`: one line, or one each."""
    rows = list(rows)
    said = "".join(words for row in rows for cell in row for words, _ in cell)
    used = {row[2][0][0] for row in rows if row[2]}
    marks = "   ".join(meaning for mark, meaning in _MARKS.items() if mark in said)
    uses = ", ".join(f"{short} = {long}" for short, long in _USED.items() if short in used)
    lines = [line for line in (marks, f"in: {uses}" if uses else "") if line]
    whole = "   ".join(lines)
    return [whole] if lines and len(whole) <= ONE_LINE else lines
