"""What stands on one screen: the most important blocks that fit, the same on every width."""

from __future__ import annotations

from bisect import bisect_left

from ketcli.render.axis import ASCII_MARKS
from ketcli.render.blocks import Axis, Bars, Block, Blocks, Bullets, Grid, Line, plain
from ketcli.render.layout import Sheet, lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SCREEN = 23
"""Lines of a screen of 24 that an answer may take; the prompt takes the last."""
BARS = 25
"""Blocks of less `spare` than this stay longer than bars beyond the least number."""
Rows = Grid | Axis | Bullets | Bars
MEASURED = Sheet(width=80, marks=ASCII_MARKS)
"""The page on which it is decided what fits, so that terminals and pipes of any width say the same."""


def fitted(out: Blocks, most: int = SCREEN) -> list[Block]:
    """Return the blocks that fit on one screen of 80 columns.

    What can be spared goes first, the highest `spare` first and of equals the last; then rows of
    tables that say where the rest is. Blocks that cannot be spared stay, should they be too long.
    """
    kept = list(zip(out.all, out.spares, strict=True))
    taken = [len(lines([block], MEASURED)) for block in out.all]
    over = sum(taken) - most
    while over > 0 and any(spare for _, spare in kept):
        at = max(range(len(kept)), key=lambda n: (kept[n][1], n))
        if kept[at][1] < BARS and (longest := _longest(kept)):
            cut, bars = longest
            kept[cut] = (_first(bars, len(bars.rows) - 1), kept[cut][1])
            over -= taken[cut] - (length := len(lines([kept[cut][0]], MEASURED)))
            taken[cut] = length
            continue
        over -= taken.pop(at)
        kept.pop(at)
    found = [block for block, _ in kept]
    return found if over <= 0 else _shortened(found, taken, over)


def _longest(kept: Sequence[tuple[Block, int]]) -> tuple[int, Bars] | None:
    """Return the bars that can give the most rows, and where they are; None when none can."""
    spared = [
        (at, block)
        for at, (block, _) in enumerate(kept)
        if isinstance(block, Bars) and len(block.rows) > block.least
    ]
    return max(spared, key=lambda one: len(one[1].rows) - one[1].least, default=None)


def _shortened(found: Sequence[Block], taken: list[int], over: int) -> list[Block]:
    """Return the blocks with as many last rows of their tables left out as must be."""
    out: list[Block] = []
    for block, length in zip(found, taken, strict=True):
        if not isinstance(block, (Grid, Axis, Bullets, Bars)):
            out.append(block)
            continue
        if over <= 0:
            out.append(block)
            continue

        def short(rows: int, block: Rows = block) -> list[Block]:
            return [_first(block, rows), *_rest(block, rows)]

        def fits(rows: int, room: int = length - over) -> bool:
            return len(lines(short(rows), MEASURED)) <= room

        # Each layout of a long table takes as long as a page does, so the number is halved in on.
        shown = max(1, bisect_left(range(1, len(block.rows)), True, key=lambda n: not fits(n)))
        over -= length - len(lines(short(shown), MEASURED))
        out += short(shown)
    return out


def _first(block: Rows, rows: int) -> Rows:
    """Return the block with its first rows."""
    return block._replace(rows=block.rows[:rows])  # type: ignore[arg-type]


def _rest(block: Rows, shown: int) -> list[Block]:
    """Say how many rows are left out, of tables by the words of their first two columns where it is wanted."""
    more = getattr(block, "more", "")
    left = len(block.rows) - shown
    named = ""
    if isinstance(block, Grid):
        cut = block.rows[shown:]
        named = ", ".join(" ".join(plain(cell).strip() for cell in row[:2]) for row in cut)
    return [Line(((more.format(left, named=named), ""),))] if more else []
