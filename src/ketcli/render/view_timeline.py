"""When effects come and go: a bar a way of taking, after one dose and over months apart."""

from __future__ import annotations

from itertools import groupby

from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, Term
from ketcli.render.blocks import Blocks, Stage, Stretch, Track, text
from ketcli.render.effect_rows import USES
from ketcli.render.pieces import counted, named
from ketcli.render.view_times import in_words, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice, Times

SIDE_BY_SIDE = 4
"""Effects that are drawn with a bar a way of taking; more are drawn a line each."""


def timeline(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Draw when effects come and go: a bar a way of taking, after one dose and over months apart."""
    effects = [kb.effects[id] for id in dict.fromkeys(one.effect for one in answer.records)]
    if len(effects) > SIDE_BY_SIDE:
        _every(out, effects, kb, answer)
    for effect in effects if len(effects) <= SIDE_BY_SIDE else ():
        out.line((effect.plain_name.upper(), "title"), f"  {effect.name}")
        _both(out, effect, kb, answer)
        out.gap()
    times = counted(len(answer.records), "time")
    sources = counted(len({one.source for one in answer.records}), "source")
    again = " ".join(filter(None, ("ket timeline", answer.text, "--full")))
    out.onward(f"{times} from {sources}, each in words: ", (again, "strong"))


def _both(out: Blocks, effect: Effect, kb: KnowledgeBase, answer: Answer) -> None:
    """Draw the times after one dose, then those over months, each on the scale that fits them."""
    found = slices_under(effect, kb, answer.filters)
    short, long = (
        [t for c in _asked(answer) for t in _tracks(cell(found, c, term), c)] for term in _TERMS
    )
    # What is said of both is told once, where years are.
    short = [track for track in short if track not in long]
    several = all(any(track.stretches for track in one) for one in (short, long))
    for heading, tracks in zip(_TERMS.values(), (short, long), strict=True):
        if tracks:
            apart = several and tracks is long
            out.line((heading, "heading"), "  on a scale of its own" if apart else "")
            _drawn(out, tracks, effect)


def _drawn(out: Blocks, tracks: Sequence[Track], effect: Effect) -> None:
    """Draw times in numbers; those in words stand below."""
    drawn = [t for t in tracks if t.stretches]
    out.axis(drawn, "... and {} more: ket timeline " + effect.id + " --full")
    for track in tracks:
        if not track.stretches:
            out.line((f" {track.name}: ", "strong"), *track.said, spare=12)


_TERMS = {Term.SHORT: "AFTER ONE DOSE", Term.LONG: "OVER MONTHS AND YEARS"}


def _asked(answer: Answer) -> tuple[Context, ...]:
    return tuple(map(Context, answer.filters.contexts)) or (*USES, Context.UNSPECIFIED)


def _tracks(found: Slice | None, context: Context) -> Iterator[Track]:
    """Yield one track for each way of taking that a slice has times of."""
    if found is None:
        return
    onset = {t.route: t for t in found.onsets}
    lasting = {t.route: t for t in found.durations}
    for route in dict.fromkeys((*onset, *lasting)):
        name = route.label if route else f"{USES.get(context, 'use')}, way not stated"
        yield _track(name, onset.get(route), lasting.get(route))


def _lasting(begun: float, lasting: Times) -> Iterator[Stretch]:
    """Yield what is there in everybody, then what is there in some, from where it has begun."""
    high = float(lasting.high_seconds or 0)
    low = float(lasting.low_seconds or high)
    stage: Stage = "there" if begun else "open"
    if low > begun:
        yield Stretch(begun, low, stage)
    if high > low:
        yield Stretch(max(low, begun), high, "some")


def _track(name: str, onset: Times | None, lasting: Times | None) -> Track:
    stretches: list[Stretch] = []
    begun = 0.0
    if onset and onset.high_seconds:
        begun = float(onset.high_seconds)
        stretches.append(Stretch(float(onset.low_seconds or 0), begun, "coming"))
    if lasting and lasting.high_seconds:
        stretches += _lasting(begun, lasting)
    short = [spoken("from", onset), spoken("lasts", lasting)]
    said = [
        f"comes on: {onset.text}" if onset else "",
        f"lasts: {in_words(lasting)}" if lasting else "",
    ]
    many = max(t.sources for t in (onset, lasting) if t)
    return Track(
        name=name,
        stretches=tuple(stretches),
        words=text("; ".join(filter(None, short))),
        said=text("; ".join(filter(None, said)), f" ({counted(many, 'source')})"),
    )


def _every(out: Blocks, effects: Sequence[Effect], kb: KnowledgeBase, answer: Answer) -> None:
    """Draw the effects that have times in numbers, a line each, after one dose or over months."""
    terms = tuple(map(Term, answer.filters.terms)) or (Term.SHORT,)
    for term in terms:
        rows = []
        for effect in effects:
            found = slices_under(effect, kb, answer.filters)
            context = answer.filters.contexts[0] if len(answer.filters.contexts) == 1 else None
            one = cell(found, context, term)
            if one and (one.onsets or one.durations):
                times = (next(iter(one.onsets), None), next(iter(one.durations), None))
                track = _track(effect.plain_name, *times)
                rows += [track] if track.stretches else []
        out.line((_TERMS[term], "title"), f"  {counted(len(rows), 'effect')} with times in numbers")
        out.axis(rows, "... and {} more: ket timeline --full, or name some")


def timeline_in_full(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Show every stated time, each beside the words and the source that states it."""
    for _, spans in groupby(answer.records, lambda one: one.effect):
        times = list(spans)
        out.heading(f"{times[0].plain_name} ({times[0].name})", level=2)
        for one in times:
            where = f"{one.context.label}, {one.term.label}, {kb.drug(one.drug).name}"
            where += f", {one.route.label}" if one.route else ""
            out.item(
                (f"{_WHAT[one.what]}: ", "strong"),
                one.text,
                (f" ({where}) [{named(one.source, kb)}]", "aside"),
            )


_WHAT = {"onset": "how soon", "duration": "how long"}
