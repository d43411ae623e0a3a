"""Answers as blocks for people: one screen that says it, or, in full, everything recorded."""

from __future__ import annotations

from bisect import bisect_left

from ketcli.answers.picked import limited
from ketcli.answers.shapes import Answer, Missing
from ketcli.render import Page, loaded
from ketcli.render.axis import ASCII_MARKS
from ketcli.render.blocks import SCREEN, Axis, Bars, Block, Bullets, Field, Grid, Line, View, plain
from ketcli.render.layout import Sheet, lines
from ketcli.render.pieces import corrections, end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ketcli.knowledge.base import KnowledgeBase

_SHOWN = {
    "show": ("view_effect.effects", "view_effect_full.effects_in_full"),
    "search": ("view_hits.hits", "view_hits.hits_in_full"),
    "list": ("view_list.effects",),
    "interaction": ("view_interactions.interactions", "view_interactions.interactions_in_full"),
    "group": ("view_records.groups", "view_records.groups_in_full"),
    "topic": ("view_records.topics", "view_records.topics_in_full"),
    "source": ("view_records.sources", "view_records.sources_in_full"),
    "comparison": ("view_across.comparison", "view_across.comparison_in_full"),
    "timespan": ("view_across.timeline", "view_across.timeline_in_full"),
    "finding": ("view_tables.findings", "view_tables.findings_in_full"),
    "count": ("view_tables.counts", "view_tables.counts_in_full"),
    "value": ("view_tables.values",),
    "field": ("view_tables.fields",),
    "fault": ("view_tables.faults",),
    "change": ("view_tables.changes",),
}
"""What shows effects, by the command that asked for them, and other records, by their kind: in short, and in full where
something else does.
Only the module that is needed is imported."""
_UNCUT = ("value", "field", "fault", "change")
"""What is shown whatever its length."""
_LISTED = ("fault", "change")
"""What says nothing of the data, and so has no notice below it."""


def blocks(answer: Answer, kb: KnowledgeBase, page: Page) -> list[Block]:
    """Return the answer as blocks, from top to bottom."""
    full = bool(page.full and answer.records)
    out = View(answer, kb, full=full)
    if page.fields and answer.records:
        head, *rows = loaded("delimited").table(answer, kb, page)
        out.grid(head, rows, 20 * len(head))
        end(out)
        return out.all
    _begin(out)
    what = answer.command if answer.kind == "effect" else answer.kind
    module, _, name = _SHOWN[what][-1 if full else 0].partition(".")
    show = getattr(loaded(module), name)
    if full or what in _UNCUT:
        _in_full(out, what, show)
        return out.all
    if answer.nothing and not answer.records and what != "search":
        loaded("view_hits").nothing(out, answer.nothing)
    else:
        if answer.kind != "effect":
            if answer.nothing:
                out.line((answer.nothing.message, "strong"))
            corrections(out)
        show(out)
    end(out)
    return fitted(out)


def _begin(out: View) -> None:
    """Say what is read before anything else."""
    for remark in out.answer.remarks:
        if remark.first:
            out.line((remark, "alarm"))


def _in_full(out: View, what: str, show: Callable[[View], None]) -> None:
    answer = out.answer
    if answer.nothing and (what == answer.kind or answer.nothing.kind == Missing.UNKNOWN_WORDS):
        out.line((answer.nothing.message, "strong"))
    if answer.kind != "effect":
        corrections(out)
    show(out)
    # Those of a list tell of its short records in JSON.
    for remark in answer.asides if what != "list" else ():
        out.line(remark)
    if what not in _LISTED:
        end(out)
    elif left_out := limited(answer):
        out.line(left_out)


BARS = 25
"""Blocks of less `spare` than this stay longer than bars beyond the least number."""
Rows = Grid | Axis | Bullets | Bars
MEASURED = Sheet(width=80, marks=ASCII_MARKS)
"""The page on which it is decided what fits, so that terminals and pipes of any width say the same."""


def fitted(out: View, most: int = SCREEN) -> list[Block]:
    """Return the blocks that fit on one screen of 80 columns.

    What can be spared goes first, the highest `spare` first and of equals the last; then rows of
    tables that say where the rest is. Blocks that cannot be spared stay, should they be too long.
    What went comes back where a longer block that went after it left room, an answer in short if need be.
    """
    kept = dict(enumerate(zip(out.all, out.spares, strict=True)))
    taken = [_length(block, most) for block in out.all]
    over = sum(taken) - most
    gone: list[tuple[int, int, Block]] = []
    while over > 0 and any(spare for _, spare in kept.values()):
        at = max(kept, key=lambda n: (kept[n][1], n))
        if kept[at][1] < BARS and (longest := _longest(kept)):
            cut, bars = longest
            kept[cut] = (_first(bars, len(bars.rows) - 1), kept[cut][1])
            over -= taken[cut] - (length := _length(kept[cut][0], most))
            taken[cut] = length
            continue
        over -= taken[at]
        block, spare = kept.pop(at)
        gone += [(spare, at, one) for one in _forms(block)]
    for spare, at, block in sorted(gone, key=lambda one: one[:2]):
        length = _length(block, most)
        if at not in kept and over + length <= 0:
            over, taken[at] = over + length, length
            kept[at] = (block, spare)
    found = [kept[at][0] for at in sorted(kept)]
    return found if over <= 0 else _shortened(found, [taken[at] for at in sorted(kept)], over)


def _forms(one: Block) -> Sequence[Block]:
    return (one, one._replace(text=one.short)) if isinstance(one, Field) and one.short else (one,)


def _length(block: Block, most: int) -> int:
    """Return the lines of a block; of a table that fits on no screen, as many as tell that."""
    long = isinstance(block, (Grid, Axis, Bullets, Bars)) and len(block.rows) > most
    return len(lines([_first(block, most + 1) if long else block], MEASURED))  # type: ignore[arg-type]


def _longest(kept: Mapping[int, tuple[Block, int]]) -> tuple[int, Bars] | None:
    """Return the bars that can give the most rows, and where they are; None when none can."""
    spared = [
        (at, block)
        for at, (block, _) in kept.items()
        if isinstance(block, Bars) and len(block.rows) > block.least
    ]
    return max(spared, key=lambda one: len(one[1].rows) - one[1].least, default=None)


def _shortened(found: Sequence[Block], taken: list[int], over: int) -> list[Block]:
    """Return the blocks with as many last rows of their tables left out as must be."""
    out: list[Block] = []
    for block, length in zip(found, taken, strict=True):
        if over <= 0 or not isinstance(block, (Grid, Axis, Bullets, Bars)):
            out.append(block)
            continue

        def short(rows: int, block: Rows = block) -> list[Block]:
            return [_first(block, rows), *_rest(block, rows)]

        def fits(rows: int, room: int = length - over) -> bool:
            return len(lines(short(rows), MEASURED)) <= room

        # Each layout takes as long as a page does, so the number, a line each at least, is halved in on.
        most = min(len(block.rows), max(1, length - over + 1))
        shown = max(1, bisect_left(range(1, most), True, key=lambda n: not fits(n)))
        over -= length - len(lines(short(shown), MEASURED))
        out += short(shown)
    return out


def _first(block: Rows, rows: int) -> Rows:
    """Return the block with its first rows."""
    return block._replace(rows=block.rows[:rows])  # type: ignore[arg-type]


def _rest(block: Rows, shown: int) -> list[Block]:
    """Say how many rows are left out, of tables by the words of their first two columns where it is wanted."""
    more = getattr(block, "more", "")
    left = len(block.rows) - shown + getattr(block, "beyond", 0)
    named = ""
    if isinstance(block, Grid) and "{named}" in more:
        cut = block.rows[shown:]
        named = ", ".join(" ".join(plain(cell).strip() for cell in row[:2]) for row in cut)
    return [Line(((more.format(left, named=named), ""),))] if more and left else []
