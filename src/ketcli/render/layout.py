"""Blocks become lines of a given width: wrapped, in columns, with bars where they can be drawn."""

from __future__ import annotations

from ketcli.render import blocks
from ketcli.render.axis import Marks, drawn_bar, drawn_track, ticks
from ketcli.render.blocks import Piece, Text, joined, plain, text
from ketcli.render.wrap import cells, wrapped
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

ENDLESS = 1_000_000
"""The width of a page that is never wrapped."""
READING_WIDTH = 100
"""Longest line that is easy to read; wider terminals keep their margin."""
NARROW = 60
"""Columns below which nothing stands beside anything else."""
BETWEEN = 2
"""Columns between two columns of a table."""


class Sheet(NamedTuple):
    """Where lines are laid out; without `marks` nothing is drawn, and the words say it."""

    width: int = 80
    marks: Marks | None = None
    bullet: str = "- "

    @property
    def reading(self) -> int:
        """Columns of running text."""
        return self.width if self.width == ENDLESS else min(self.width, READING_WIDTH)


def lines(found: Iterable[blocks.Block], sheet: Sheet) -> list[Text]:
    """Return the lines of blocks, none of them wider than the sheet unless a drawing is."""
    return _laid_out(_number_up(list(found), sheet), sheet)


def _laid_out(found: Iterable[blocks.Block], sheet: Sheet) -> list[Text]:
    return [_trimmed(line) for block in found for line in _LAID_OUT[type(block)](block, sheet)]


EARLY = 10
"""The line by which the first shares of a page begin, where what can wait lets them."""


def _number_up(found: list[blocks.Block], sheet: Sheet) -> list[blocks.Block]:
    """Return the blocks with the first shares early: as much of what can wait as must stands below them.

    Whom to call, what to do until then, and that there is no share of all, stay above.
    """
    at = next((at for at, one in enumerate(found) if isinstance(one, blocks.Bars)), 0)
    waits = sorted({_waits(one) for one in found[:at]} - {blocks.NEVER})
    if not any(waits) or len(_laid_out(found[:at], sheet)) < EARLY:
        return found
    for most in waits:
        early = [one for one in found[:at] if _waits(one) > most]
        if len(_laid_out(early, sheet)) < EARLY:
            break
    later = sorted((one for one in found[:at] if 0 < _waits(one) <= most), key=_waits)
    first, *rest = _parted(found[at]) if later and sheet.width < NARROW else [found[at]]
    return [*early, first, *later, *rest, *found[at + 1 :]]


def _waits(block: blocks.Block) -> int:
    return getattr(block, "waits", blocks.NEVER)


def _parted(bars: blocks.Block) -> list[blocks.Block]:
    """Return the first of several bars, and apart the others, which would push down what waits."""
    if not isinstance(bars, blocks.Bars) or not bars.rows[1:]:
        return [bars]
    more = bars._replace(head=f"{bars.head}, MORE", rows=bars.rows[1:])
    return [bars._replace(rows=bars.rows[:1]), more]


def _title(title: blocks.Title, sheet: Sheet) -> Iterable[Text]:
    styled = text(*((words, style or "title") for words, style in title.text))
    return wrapped(styled, sheet.reading)


def _heading(heading: blocks.Heading, sheet: Sheet) -> Iterable[Text]:
    if heading.alarm:
        return wrapped(text((heading.text, "alarm")), sheet.reading)
    words = heading.text.upper() if heading.level == 1 else heading.text
    return wrapped(text((words, "heading")), sheet.reading)


def _line(line: blocks.Line, sheet: Sheet) -> Iterable[Text]:
    if not line.bullet:
        return wrapped(line.text, sheet.reading)
    inside = " " * len(sheet.bullet)
    start = inside if line.follows else sheet.bullet
    return wrapped(line.text, sheet.reading, first=start, rest=inside)


def _bullets(bullets: blocks.Bullets, sheet: Sheet) -> Iterator[Text]:
    for row in bullets.rows:
        yield from _line(blocks.Line(row, bullet=True), sheet)


LABELS = 13
"""Columns of the label of a question, so that the answers stand below each other."""


def _field(field: blocks.Field, sheet: Sheet) -> Iterable[Text]:
    beside = NARROW <= sheet.width < ENDLESS
    start = (field.label + " ").ljust(LABELS) if beside else field.label + "  "
    rest = " " * (LABELS if beside else BETWEEN)
    return wrapped(((start, "heading"), *field.text), sheet.reading, rest=rest, keep=len(start))


def _grid(grid: blocks.Grid, sheet: Sheet) -> Iterator[Text]:
    head = [text((name, "heading")) for name in grid.head]
    table = None
    if sheet.width >= grid.wide:
        table = _table([head, *grid.rows] if any(head) else grid.rows, sheet, set(), grid.first)
    if table is not None:
        yield from table
        return
    yield from wrapped(head[0], sheet.reading)
    for number, row in enumerate(grid.rows):
        yield from wrapped(row[0], sheet.reading, rest="  ")
        names = [""] * len(row) if number and grid.once else grid.head
        named = [
            (((f"{name}: ", ""), *cell) if name else cell) if cell else ()
            for name, cell in zip(names[1:], row[1:], strict=True)
        ]
        if any(named):
            yield from wrapped(joined(named, "; "), sheet.reading, first="  ", rest="  ")


SCALE = "0%    50%   100%"
"""Above the bars, one column wider than they are on either side."""


def _bars(bars: blocks.Bars, sheet: Sheet) -> Iterable[Text]:
    name, value, told = bars.columns
    room = sheet.width - value - cells(SCALE) - 4 * BETWEEN - min(told, TOLD_BESIDE)
    drawn = None
    if sheet.marks and room >= NAMED_BESIDE:
        name = min(name, room)
        rows: list[tuple[Text, ...]] = [
            (text((bars.head.ljust(name), "heading")), text(" " * value), text(SCALE), ())
        ]
        for bar in bars.rows:
            line = text((drawn_bar(bar, sheet.marks), "number"))
            rows.append((text(f" {bar.name}"), text((bar.value, "number")), line, bar.of))
        drawn = _table(rows, sheet, {1, 2}, exact=name)
    head = text((bars.head, "heading"))
    if drawn or sheet.width >= NARROW:
        words = ((*text(f"{b.name}: ", (b.value, "number"), "  "), *b.of) for b in bars.rows)
        return drawn or [*wrapped(head, sheet.reading), *_in_words(words, sheet)]
    first, *more = map(_number_first, bars.rows)
    first = (*head, *text("  " * bool(head)), *first)
    return _in_words([first, *more], sheet, first="" if head else "  ")


def _number_first(bar: blocks.Bar) -> Text:
    """Return a share as narrow pages tell it."""
    between = "" if not bar.of else " " if bar.of[0][0].startswith("(") else ", "
    return (*text((bar.value, "number"), f"  {bar.name}{between}"), *bar.of)


NAMED_BESIDE, TOLD_BESIDE = 15, 22
"""Columns for names of bars, below which nothing is drawn, and for whom a share is of."""


def _in_words(said: Iterable[Text], sheet: Sheet, *, first: str = "  ") -> Iterator[Text]:
    """Yield what bars would show, below their heading or from it on."""
    for one in said:
        yield from wrapped(one, sheet.reading, first=first, rest="    ")
        first = "  "


def _axis(axis: blocks.Axis, sheet: Sheet) -> Iterable[Text]:
    name = max(cells(row.name) for row in axis.rows) + 1
    said = max(cells(plain(row.words)) for row in axis.rows)
    room = sheet.reading - name - 2 * BETWEEN
    beside = min(said // 2 + 4, MOST_WORDS_BESIDE, room - SHORTEST_AXIS)
    width = min(room - min(said, max(WORDS_BESIDE, beside)), LONGEST_AXIS)
    drawn = None
    if sheet.marks and sheet.width >= NARROW and width >= SHORTEST_AXIS:
        scale = ticks(axis.rows, width)
        rows: list[tuple[Text, ...]] = [((), text(scale.head), ())]
        for row in axis.rows:
            line = drawn_track(row, scale, sheet.marks)
            rows.append((text(f" {row.name}"), text((line, "number")), row.words))
        used = {stretch.stage for row in axis.rows for stretch in row.stretches}
        legend = "   ".join(
            f"{sheet.marks.stages[stage]} {means}"
            for stage, means in LEGEND.items()
            if stage in used
        )
        drawn = _table(rows, sheet, {1})
    if drawn:
        return [*drawn, *wrapped(text(f" {legend}"), sheet.reading)]
    return _in_words(((*text((f"{r.name}: ", "strong")), *r.said) for r in axis.rows), sheet)


WORDS_BESIDE, MOST_WORDS_BESIDE = 26, 36
"""Columns of the words beside a time bar, and the most where they are long."""
SHORTEST_AXIS, LONGEST_AXIS = 15, 60
LEGEND: dict[blocks.Stage, str] = {
    "coming": "coming on", "there": "there", "some": "in some people", "open": "start not stated",
}  # fmt: skip


_LAID_OUT: dict[type, Callable[[Any, Sheet], Iterable[Text]]] = {
    blocks.Title: _title,
    blocks.Heading: _heading,
    blocks.Line: _line,
    blocks.Field: _field,
    blocks.Gap: lambda *_: ((),),
    blocks.Bullets: _bullets,
    blocks.Grid: _grid,
    blocks.Bars: _bars,
    blocks.Axis: _axis,
    blocks.Drawing: lambda drawing, _: drawing.lines,
}


WIDEST_CELL = 120
"""Columns that one column of a table is padded to; longer cells push the rest of their row."""


def _table(
    rows: Sequence[Sequence[Text]], sheet: Sheet, fixed: set[int], first: int = 0, *, exact: int = 0
) -> list[Text] | None:
    """Return rows in columns, cells wrapped where they must be; None where there is no room."""
    widths = _widths(rows, sheet.width, fixed, first, exact)
    if widths is None:
        return None
    out: list[Text] = []
    for row in rows:
        columns = [
            [cell]
            if number in fixed
            else list(wrapped(cell, width, rest="" if number else "  ")) or [()]
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for line in range(max(map(len, columns))):
            pieces: list[Piece] = []
            for column, width in zip(columns, widths, strict=True):
                cell = column[line] if line < len(column) else ()
                room = min(width, WIDEST_CELL) - cells(plain(cell))
                pieces += [*cell, (" " * (max(0, room) + BETWEEN), "")]
            out.append(tuple(pieces))
    return out


def _widths(
    rows: Sequence[Sequence[Text]], room: int, fixed: set[int], first: int, exact: int
) -> list[int] | None:
    """Return how wide each column is: what it holds, the widest made narrower until all fit.

    The first one is `exact` columns wide, where that is said.
    """
    columns = [[plain(cell) for cell in column] for column in zip(*rows, strict=True)]
    widths = [max(map(cells, column)) for column in columns]
    least = [
        width
        if number in fixed
        else max(cells(word) for cell in column for word in (*cell.split(), ""))
        for number, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]
    if exact:
        widths[0] = least[0] = max(exact, least[0])
    over = sum(widths) + BETWEEN * (len(widths) - 1) - room
    if over > 0 and first:
        over -= widths[0] - (narrow := max(least[0], min(widths[0], max(first, widths[0] - over))))
        widths[0] = narrow
    while over > 0:
        loose = [n for n, width in enumerate(widths) if width > least[n]]
        if not loose:
            return None
        widest = max(loose, key=lambda n: widths[n])
        widths[widest] -= 1
        over -= 1
    return widths


def _trimmed(line: Text) -> Text:
    """Return a line without spaces at its end."""
    while line:
        (words, style) = line[-1]
        if words := words.rstrip():
            return (*line[:-1], (words, style))
        line = line[:-1]
    return line
