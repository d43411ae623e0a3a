"""Bars of shares and of times, drawn in the letters that the page has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ketcli.render.blocks import Bar, Stage, Track

BAR = 16
"""Columns of the scale from 0 to 100%."""


class Marks(NamedTuple):
    """The letters that bars are drawn with; `parts` are eighths of a full one, where there are any."""

    full: str
    parts: str
    stages: Mapping[Stage, str]


BLOCK_MARKS = Marks(
    full="\u2588",
    parts="\u258f\u258e\u258d\u258c\u258b\u258a\u2589",
    stages={"coming": "\u2591", "there": "\u2588", "some": "\u2592", "open": "\u00b7"},
)
ASCII_MARKS = Marks("#", "", {"coming": "o", "there": "=", "some": "-", "open": "."})


def drawn_bar(bar: Bar, marks: Marks) -> str:
    """Return a share as a bar from 0 to 100%; a range is filled to its lower end, then lighter."""
    low, high = (max(0.0, min(100.0, share)) * BAR / 100 for share in (bar.low, bar.high))
    full = int(low) if marks.parts else round(low)
    out = marks.full * full
    if marks.parts and (eighth := int((low - full) * 8)):
        out += marks.parts[eighth - 1]
    if not out and (low > 0 or high > 0) and high <= low:
        out = marks.parts[0] if marks.parts else "."
    out += marks.stages["some"] * (round(high) - len(out))
    return f"|{out.ljust(BAR)}|"


_MINUTE, _HOUR, _DAY, _WEEK, _MONTH, _YEAR = 60, 3600, 86400, 604800, 2629800, 31557600
_TICKS = (
    (1, "1s"), (5, "5s"), (15, "15s"), (30, "30s"), (_MINUTE, "1m"), (2 * _MINUTE, "2m"),
    (5 * _MINUTE, "5m"), (15 * _MINUTE, "15m"), (30 * _MINUTE, "30m"), (_HOUR, "1h"),
    (2 * _HOUR, "2h"), (4 * _HOUR, "4h"), (8 * _HOUR, "8h"), (_DAY, "1 day"), (2 * _DAY, "2 days"),
    (4 * _DAY, "4 days"), (_WEEK, "1 week"), (2 * _WEEK, "2 weeks"), (_MONTH, "1 month"),
    (3 * _MONTH, "3 mths"), (6 * _MONTH, "6 mths"), (_YEAR, "1 year"), (2 * _YEAR, "2 yrs"),
    (5 * _YEAR, "5 yrs"), (10 * _YEAR, "10 yrs"), (20 * _YEAR, "20 yrs"), (50 * _YEAR, "50 yrs"),
)  # fmt: skip
"""Marks that a time axis may have, in seconds; it is logarithmic."""
_SECONDS = [seconds for seconds, _ in _TICKS]


class Scale(NamedTuple):
    """A time axis: from `low` to `high` seconds on `width` columns, with its head of marks."""

    low: float
    high: float
    width: int
    head: str = ""

    def at(self, seconds: float) -> int:
        """Return the column of a time; times outside stand at the ends."""
        import math

        inside = min(max(seconds, self.low), self.high)
        share = math.log(inside / self.low) / math.log(self.high / self.low)
        return round(share * (self.width - 1))


def ticks(rows: Sequence[Track], width: int) -> Scale:
    """Return the axis that is fitted to the times of all rows, marks as near as there is room."""
    times = [t for row in rows for s in row.stretches for t in (s.low, s.high) if t > 0]
    low, high = (min(times), max(times)) if times else (60, 3600)
    begun = any(not s.low and s.high == low for row in rows for s in row.stretches)
    first = max(
        bisect_right(_SECONDS, low) - 1 - begun, 0
    )  # Room for what is there from the start.
    last = min(bisect_left(_SECONDS, high), len(_TICKS) - 1)
    if last <= first:
        first, last = max(0, first - 1), min(len(_TICKS) - 1, first + 1)
    scale = Scale(_SECONDS[first], _SECONDS[last], width)
    *inner, (_, end) = _TICKS[first : last + 1]
    head, room = "", width - len(end)
    for seconds, name in inner:
        at = scale.at(seconds)
        if at >= len(head) + bool(head) and at + len(name) < room:
            head = head.ljust(at) + name
    return scale._replace(head=head.ljust(room) + end)


def drawn_track(track: Track, scale: Scale, marks: Marks) -> str:
    """Return the stretches of a track as one line of the axis; later ones cover earlier ones."""
    line = [" "] * scale.width
    for stretch in track.stretches:
        start, end = scale.at(max(stretch.low, scale.low)), scale.at(max(stretch.high, scale.low))
        line[start : end + 1] = marks.stages[stretch.stage] * (end + 1 - start)
    return "".join(line)
