"""Answers that look across effects as blocks: comparison, timeline, values, counts."""

import math

from ketcli.answers.rows import Cell, Timespan
from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.render import Page
from ketcli.render.blocks import Blocks, Piece, Text, text
from ketcli.render.figures import brief

TICKS = (
    (1, "1 s"), (60, "1 min"), (3600, "1 h"), (86400, "1 day"),
    (604800, "1 wk"), (2629800, "1 mo"), (31557600, "1 yr"), (315576000, "10 yr"),
)  # fmt: skip
"""Marks of the time axis, in seconds; the axis is logarithmic."""
FIGURES_SHOWN = 2


def comparison(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    """Show contexts side by side; what is not recorded is said in words."""
    rows = [
        (text((one.plain_name, "strong"), f" ({one.id})"), *(_cell(c) for c in one.cells))
        for one in answer.records
    ]
    if not rows:
        return
    out.grid(
        (
            "effect",
            "recreational, short-term",
            "recreational, long-term",
            "therapeutic, short-term",
            "therapeutic, long-term",
        ),
        rows,
        100,
    )
    out.line(
        (
            "Numbers in different columns speak of different people and were counted in different "
            "ways; they are shown side by side to be read, not to be ranked. 'ket show EFFECT' tells "
            "of whom each number speaks.",
            "dim",
        )
    )


def _cell(cell: Cell) -> Text:
    if not cell.findings:
        return text("looked for, not found" if cell.absent else ("nothing recorded", "dim"))
    plural = "s" if cell.findings > 1 else ""
    shown = [brief(figure) for figure in cell.figures[:FIGURES_SHOWN]]
    more = len(cell.figures) - len(shown)
    pieces: list[str | Piece] = [f"{cell.findings} finding{plural}, {cell.certainty.label}"]
    if shown:
        pieces += [": ", ("; ".join(shown), "number")]
    if more > 0:
        pieces.append(f"; {more} more")
    if cell.absent:
        pieces.append(f"; {cell.absent} looked and did not find it")
    return text(*pieces)


def timeline(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    """Draw every stated time on one logarithmic axis, each beside its words."""
    if not answer.records:
        return
    width = max(10, min(page.width, 100) - 9)
    out.title("How soon it comes (o) and how long it lasts (=)")
    out.line(("Times as single sources state them, on one axis in which each mark is a longer unit. "
              "A time may be that of the peak; the words beside it say so. '?': given in words only. "
              "Dots: no lower or upper limit stated.", "dim"))  # fmt: skip
    last = None
    for one in answer.records:
        if one.effect != last:
            out.heading(f"{one.plain_name} ({one.name})", level=2)
            out.drawing(_axis(width))
            last = one.effect
        out.drawing([text(("  " + _bar(one, width), "number"))])
        where = f"{one.context.label}, {one.term.label}, {kb.about.drug(one.drug).name}"
        out.item(
            (f"{_WHAT[one.what]}: ", "strong"), one.text, (f" ({where}) [{one.source}]", "dim")
        )


_WHAT = {"onset": "how soon", "duration": "how long"}


def _axis(width: int) -> list[Text]:
    marks, names = [" "] * width, [" "] * (width + 6)
    free = 0
    for seconds, name in TICKS:
        at = _at(seconds, width)
        marks[at] = "|"
        if at >= free:
            names[at : at + len(name)] = name
            free = at + len(name) + 1
    return [text(("  " + "".join(names).rstrip(), "dim")), text(("  " + "".join(marks), "dim"))]


def _bar(one: Timespan, width: int) -> str:
    sign = "o" if one.what == "onset" else "="
    low, high = one.low_seconds, one.high_seconds
    if low is None and high is None:
        return "?"
    start = _at(low, width) if low is not None else 0
    end = _at(high, width) if high is not None else width - 1
    bar = [" "] * width
    bar[start : end + 1] = sign * (end + 1 - start)
    if low is None:
        bar[:end] = "." * end
        bar[end] = sign
    if high is None:
        bar[start + 1 :] = "." * (width - start - 1)
        bar[-1] = ">"
    return "".join(bar).rstrip()


def _at(seconds: float, width: int) -> int:
    last = math.log(TICKS[-1][0])
    share = math.log(max(seconds, 1)) / last
    return min(width - 1, round(share * (width - 1)))


def values(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    """Show legal values with their counts."""
    last = None
    rows: list[tuple[Text, ...]] = []
    for one in (*answer.records, None):
        if rows and (one is None or one.facet != last):
            out.grid(("value", "means", "effects", "findings"), rows, 60)
            rows = []
        if one is None:
            break
        if one.facet != last:
            out.heading(f"{one.facet} {f'({one.flag})' if one.flag else ''}".strip())
            last = one.facet
        means = f"{one.label}: {one.meaning}" if one.label != one.value else one.meaning
        rows.append(_row(one.value, means, one.effects, one.findings))


def counts(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    """Show how many records there are."""
    out.title(kb.about.name, f", edition {kb.about.edition}")
    last = None
    rows: list[tuple[Text, ...]] = []
    for one in (*answer.records, None):
        if rows and (one is None or one.facet != last):
            out.grid(("what", "", "effects", "findings"), rows, 50)
            rows = []
        if one is None:
            break
        if one.facet != last:
            out.heading({"all": "Records"}.get(one.facet, f"By {one.facet}"))
            last = one.facet
        rows.append(_row(one.value, one.label, one.effects, one.findings))


def faults(out: Blocks, answer: Answer, kb: KnowledgeBase, page: Page) -> None:
    """Show problems and doubts in the form that editors jump to, one a line."""
    for one in answer.records:
        place = f"{one.path}:{one.line}:{one.column}" if one.line else one.path
        out.drawing([text(f"{place}: {one.level}: {one.message}")])


def _row(value: str, label: str, *numbers: int) -> tuple[Text, ...]:
    return (text((value, "strong")), text(label), *(text(f"{n:,}" if n else "-") for n in numbers))
