"""Effects side by side: recreational beside treatment, and when each comes and goes."""

from __future__ import annotations

from itertools import groupby

from ketcli.answers.across import CELLS
from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, Term, Tier
from ketcli.knowledge.weighed import limits
from ketcli.render import figures, loaded
from ketcli.render.blocks import Bar, Row, Stage, Stretch, Text, Track, View, text
from ketcli.render.pieces import USES, capital, counted, ended, named, signs_in_full, sure
from ketcli.render.view_times import Told, bare, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ketcli.answers.rows import Comparison
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice, Times

SIDES = ("RECREATIONAL USE", "TREATMENT")
NOT_ONE_SCALE = "Different people, counted in different ways: not one scale."
SURENESS = "high, moderate, low: how sure in that use by itself, not how likely"
NAMED = 18
"""Columns for names of many effects where their numbers need room: with more, one page of 80 columns holds fewer."""
SIDE_BY_SIDE = 4
"""Effects that are compared or drawn with bars; more have a line each."""


def comparison(out: View) -> None:
    """Set recreational use beside treatment: one effect in full columns, several shorter."""
    records: Sequence[Comparison] = out.records
    if len(records) == 1:
        _compared(out, records[0])
    elif len(records) <= SIDE_BY_SIDE:
        for one in records:
            out.line((one.plain_name.upper(), "title"))
            out.line("how sure: ", "; ".join(_judged(one)))
            _shares(out, one, "")
            out.gap()
    else:
        _many(out, records)
    out.line(NOT_ONE_SCALE, spare=5)
    out.onward("Every number: ", ("--full", "strong"))


def _judged(one: Comparison) -> Iterator[str]:
    for context, name in USES.items():
        here = [c for c in one.cells if c.context is context and (c.present or c.mixed)]
        words = ", ".join(f"{sure(c)} {c.term.label}" for c in here if c.term) or "nothing recorded"
        yield f"{name}: {words}"


def _shares(out: View, one: Comparison, head: str) -> None:
    """Draw the shares of those who could get it, then those of the ill; say of which use none is recorded."""
    bars, ill = (_bars(one, ill=ill) for ill in (False, True))
    asked = [USES[use] for use in USES if use in (out.answer.filters.contexts or USES)]
    without = [use for use in asked if not any(bar.name.startswith(use) for bar in (*bars, *ill))]
    out.bars(head, bars)
    none = f"{', '.join(without)}: " * bool(bars or ill) + figures.NO_SHARE
    if head and not bars:
        out.field(head, figures.NO_SHARE)
    elif without:
        out.line("  " + none, spare=10 if head else 0)
    out.bars(figures.SOUGHT_HELP, ill, spare=9 if head else 0)


def _bars(one: Comparison, *, ill: bool) -> list[Bar]:
    """Return the leading share of each cell; the same share of both terms once."""
    out = []
    led = [(c, h) for c in one.cells if (h := c.headline) and figures.of_the_ill(h.figure) is ill]
    for finding, figure in {h.finding: h.figure for _, h in led}.items():
        cells_ = [c for c, h in led if h.finding == finding]
        terms = " or ".join(c.term.value for c in cells_ if c.term)
        name = f"{USES[cells_[0].context or Context.RECREATIONAL]}, {terms}"
        of = text(f"{figures.of_whom(figure)}{figures.against(figure)}".strip())
        out.append(Bar(name, figures.share(figure), *limits(figure), of))
    return out


def _compared(out: View, one: Comparison) -> None:
    effect = out.kb.effects[one.id]
    found = slices_under(effect, out.kb, out.answer.filters)
    sides = [cell(found, context, None) for context in USES]
    surely: list[Row] = [(("how sure", "heading"), *map(_sure, sides))]
    rows: list[Row] = [
        (("NOT FOUND", "heading"), *map(_absent, sides)),
        (("HOW SOON", "heading"), *(_soonest(found, context) for context in USES)),
        (("GOES AWAY?", "heading"), *map(_ends, sides)),
    ]
    out.grid((one.plain_name.upper(), *SIDES), surely, 60)
    _shares(out, one, "HOW OFTEN")
    out.gap()
    out.grid(("", *SIDES), rows, 60)
    out.gap()
    out.spare = 8
    loaded("signs").of_effect(out, effect)
    out.spare = 0


def _sure(side: Slice | None) -> str:
    if side is None:
        return "nothing recorded"
    where = f" ({side.surest.term.label})" if side.surest else ""
    return f"{sure(side)}{where}, {counted(side.present + side.mixed, 'finding')}"


def _absent(side: Slice | None) -> str:
    if side is None or not side.not_found:
        return "-"
    return f"by {counted(len(side.not_found), 'source')}"


def _soonest(found: Sequence[Slice], context: Context) -> str:
    cells = (cell(found, context, term) for term in (Term.SHORT, Term.LONG))
    first = [one.onsets[0] for one in cells if one and one.onsets]
    said = (f"{bare(t.text)} ({counted(t.sources, 'source')})" for t in first)
    return "; ".join(dict.fromkeys(said)) or "not stated"


def _ends(side: Slice | None) -> str:
    return ended(side, "source") if side and side.endings else "not stated"


def _many(out: View, records: Sequence[Comparison]) -> None:
    term = out.answer.filters.cell[1] or None

    def cells(one: Comparison, context: Context) -> Text:
        # As a list under this use tells it.
        here = cell(slices_under(out.kb.effects[one.id], out.kb, out.answer.filters), context, term)
        if not here or not (here.present or here.mixed):
            return text("-")
        return text(*figures.leading(here.headline), f"; {sure(here)}")

    both = [r for r in records if len({c.context for c in r.cells if c.present}) == len(USES)]
    first = [*both, *(r for r in records if r not in both)]
    rows = [(text((one.plain_name, "strong")), *(cells(one, use) for use in USES)) for one in first]
    head = (counted(len(records), "effect"), *SIDES)
    out.grid(head, rows, 60, "... and {} more: --full, or name some", first=NAMED)
    out.line(SURENESS)


def comparison_in_full(out: View) -> None:
    """Set every context and term of each effect side by side, with its numbers and their sources."""
    for one in out.records:
        effect = out.kb.effects[one.id]
        by_id = {f.id: f for f in effect.findings}
        out.title(one.plain_name, (f"  ({one.id})", "aside"))
        if len(out.records) == 1:
            signs_in_full(out, Tier.EMERGENCY, effect.help)
            out.gap()
        for context, term in CELLS:
            slice = cell(one.cells, context, term)
            where = f"{USES[context]}, {term.label}"
            if slice is None:
                out.item((f"{where}: ", "strong"), "nothing recorded")
                continue
            many = counted(slice.present + slice.mixed, "finding")
            absent = f"; {slice.absent} looked and did not find it" if slice.absent else ""
            said = f"{sure(slice)}, {many}{absent}. {capital(slice.reason)}"
            out.item((f"{where}: ", "strong"), said)
            for id in slice.shares:
                if (f := by_id.get(id)) and f.figure:
                    first, many, whom = figures.told(f.figure)
                    by = f" [{named(f.source, out.kb)}]"
                    out.under(first, (many, "number"), whom, (by, "aside"))
    out.line(NOT_ONE_SCALE)


def timeline(out: View) -> None:
    """Draw when effects come and go: a bar a way of taking, after one dose and over months apart."""
    effects = [out.kb.effects[id] for id in dict.fromkeys(one.effect for one in out.records)]
    if len(effects) > SIDE_BY_SIDE:
        _every(out, effects)
    for effect in effects if len(effects) <= SIDE_BY_SIDE else ():
        out.line((effect.plain_name.upper(), "title"), f"  {effect.name}")
        _both(out, effect, Told(out, effect, brief=len(effects) > 1))
        out.gap()
    times = counted(len(out.records), "time")
    sources = counted(len({one.source for one in out.records}), "source")
    out.onward(f"{times} from {sources}, each in words: ", ("--full", "strong"))


def _both(out: View, effect: Effect, told: Told) -> None:
    """Draw the times after one dose, then those over months, each on the scale that fits them."""
    found = slices_under(effect, out.kb, out.answer.filters)
    asked = tuple(map(Context, out.answer.filters.contexts)) or (*USES, Context.UNSPECIFIED)
    short, long = (
        [t for c in asked for t in _tracks(cell(found, c, term), c, told)] for term in _TERMS
    )
    # What is said of both is told once, where years are.
    short = [track for track in short if track not in long]
    several = all(any(track.stretches for track in one) for one in (short, long))
    for heading, tracks in zip(_TERMS.values(), (short, long), strict=True):
        if tracks:
            apart = several and tracks is long
            # A heading goes after what stands below it.
            spare = 0 if any(track.stretches for track in tracks) else 11
            out.line((heading, "heading"), "  on a scale of its own" if apart else "", spare=spare)
            _drawn(out, tracks)


def _drawn(out: View, tracks: Sequence[Track]) -> None:
    """Draw times in numbers; those in words stand below."""
    drawn = [t for t in tracks if t.stretches]
    out.axis(drawn, "... and {} more: --full")
    for track in tracks:
        if not track.stretches:
            out.line((f"  {track.name}: ", "strong"), *track.said, spare=12)


_TERMS = {Term.SHORT: "AFTER ONE DOSE", Term.LONG: "OVER MONTHS AND YEARS"}


def _tracks(slice: Slice | None, context: Context, told: Told) -> Iterator[Track]:
    """Yield one track for each way of taking that a slice has times of."""
    if slice is None:
        return
    onset = {t.route: t for t in slice.onsets}
    lasting = {t.route: t for t in slice.durations}
    for route in dict.fromkeys((*onset, *lasting)):
        name = route.label if route else f"{USES.get(context, 'use')}, way not stated"
        yield _track(name, onset.get(route), lasting.get(route), told)


def _lasting(begun: float, lasting: Times, told: Told) -> Iterator[Stretch]:
    """Yield what is there in everybody, then what is there in some, from where it has begun."""
    high = float(lasting.high_seconds or 0)
    ends = filter(None, (told.end([f]) for f in lasting.findings if f in told.findings))
    low = float(lasting.low_seconds or min(ends, default=high))
    stage: Stage = "there" if begun else "open"
    if low > begun:
        yield Stretch(begun, low, stage)
    if high > low:
        yield Stretch(max(low, begun), high, "some")


def _track(name: str, onset: Times | None, lasting: Times | None, told: Told) -> Track:
    stretches: list[Stretch] = []
    begun = 0.0
    if onset and onset.high_seconds:
        begun = float(onset.high_seconds)
        stretches.append(Stretch(float(onset.low_seconds or 0), begun, "coming"))
    if lasting and lasting.high_seconds:
        stretches += _lasting(begun, lasting, told)
    length, timed = told.lasts(lasting.findings) if lasting else ("", [])
    short = [spoken("from", onset), told.beside(lasting)]
    said = [f"comes on: {bare(onset.text)}" if onset else "", length and f"lasts: {length}"]
    by = [told.many(findings) for findings in (timed, onset.findings if onset else ()) if findings]
    many = max(by, key=lambda one: int(one.split()[0]))
    return Track(
        name=name,
        stretches=tuple(stretches),
        words=text("; ".join(filter(None, short))),
        said=text("; ".join(filter(None, said)), f" ({many})"),
    )


def _every(out: View, effects: Sequence[Effect]) -> None:
    """Draw the effects that have times in numbers, a line each, after one dose or over months."""
    terms = tuple(map(Term, out.answer.filters.terms)) or (Term.SHORT,)
    for term in terms:
        rows = []
        for effect in effects:
            found = slices_under(effect, out.kb, out.answer.filters)
            one = cell(found, out.answer.filters.cell[0] or None, term)
            if one and (one.onsets or one.durations):
                times = (next(iter(one.onsets), None), next(iter(one.durations), None))
                track = _track(effect.plain_name, *times, Told(out, effect, brief=True))
                rows += [track] if track.stretches else []
        out.line((_TERMS[term], "title"), f"  {counted(len(rows), 'effect')} with times in numbers")
        out.axis(rows, "... and {} more: --full, or name some")


def timeline_in_full(out: View) -> None:
    """Show every stated time, each beside the words and the source that states it."""
    for _, spans in groupby(out.records, lambda one: one.effect):
        times = list(spans)
        out.heading(f"{times[0].plain_name} ({times[0].name})", level=2)
        for one in times:
            where = f"{one.context.label}, {one.term.label}, {out.kb.drug(one.drug).name}"
            where += f", {one.route.label}" if one.route else ""
            aside = f" ({where}) [{named(one.source, out.kb)}]"
            out.item((f"{_WHAT[one.what]}: ", "strong"), one.text, (aside, "aside"))


_WHAT = {"onset": "how soon", "duration": "how long"}
