"""The terminal: wrapped to its width, meaning said by words first and shown by color second."""

from __future__ import annotations

from itertools import islice

from ketcli.render.axis import ASCII_MARKS, BLOCK_MARKS
from ketcli.render.blocks import Block, Line, Piece, Style, plain
from ketcli.render.layout import Sheet, lines
from ketcli.render.links import linked
from ketcli.render.view import blocks
from ketcli.render.wrap import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page

STYLES: dict[Style, str] = {
    "": "",
    "title": "1",
    "heading": "1",
    "alarm": "1;31",
    "today": "1;33",
    "number": "1",
    "strong": "1",
    "aside": "2",
    "match": "1;4",
}
"""Red is for now, amber for today, bold for the number and for names; nothing else has a color."""


def render_table(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer laid out for a terminal of the page's width.

    Where a screen cannot hold the page, whoever looks at its end still sees when to call.
    """
    found = blocks(answer, kb, page)
    shown = laid_out(found, page)
    if page.full or not 0 < page.height <= shown.count("\n"):
        return shown
    alarms = (one for one in found if isinstance(one, Line) and one.text[0][1] == "alarm")
    return shown + laid_out(islice(alarms, 1), page)


def laid_out(found: Iterable[Block], page: Page) -> str:
    """Return blocks laid out for the page, drawn with ASCII where its encoding has no more."""
    utf = page.encoding.lower().replace("-", "").startswith("utf")
    sheet = Sheet(
        width=max(20, page.width),
        marks=BLOCK_MARKS if utf else ASCII_MARKS,
        bullet="\u2022 " if utf else "- ",
    )
    out, cut = [], False
    for line in lines(found, sheet):
        # An address that is longer than a line fills it, and goes on at the start of the next.
        full = cells(plain(line)) >= sheet.reading
        shown = [
            linked(words, first=cut and not at, last=full and at == len(line) - 1)
            if page.links
            else words
            for at, (words, _) in enumerate(line)
        ]
        cut = full
        out.append(_painted(zip(shown, line, strict=True), page.color) + "\n")
    return "".join(out)


def _painted(line: Iterable[tuple[str, Piece]], color: bool) -> str:
    return "".join(
        f"\x1b[{STYLES[style]}m{words}\x1b[0m" if color and STYLES[style] else words
        for words, (_, style) in line
    )
