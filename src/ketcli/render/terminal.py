"""Pages as lines: for a terminal wrapped to its width, colored and linked; for pipes whole lines, nothing drawn."""

from __future__ import annotations

from itertools import islice

from ketcli.render.axis import ASCII_MARKS, BLOCK_MARKS
from ketcli.render.blocks import CALL, Block, Line, Text, plain
from ketcli.render.layout import ENDLESS, Sheet, lines
from ketcli.render.view import blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page


def render_table(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer laid out for a terminal of the page's width.

    Where a screen cannot hold the page, whoever looks at its end still sees when to call.
    """
    found = blocks(answer, kb, page)
    shown = laid_out(found, page)
    if page.full or not 0 < page.height <= shown.count("\n"):
        return shown
    alarms = (one for one in found if isinstance(one, Line) and one.text[0][0].startswith(CALL))
    return shown + laid_out(islice(alarms, 1), page)


def laid_out(found: Iterable[Block], page: Page) -> str:
    """Return blocks laid out for the page, drawn with ASCII where its encoding has no more."""
    utf = page.encoding.lower().replace("-", "").startswith("utf")
    marks, bullet = (BLOCK_MARKS, "\u2022 ") if utf else (ASCII_MARKS, "- ")
    sheet = Sheet(max(20, page.width), marks, bullet)
    drawn = lines(found, sheet)
    if page.color or page.links:
        from ketcli.render.painting import painted

        return painted(drawn, page, sheet.reading)
    return _bare(drawn)


def render_plain(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as lines of text, in reading order, each paragraph one line."""
    return _bare(lines(blocks(answer, kb, page), Sheet(width=ENDLESS)))


def _bare(found: Iterable[Text]) -> str:
    return "".join(plain(line) + "\n" for line in found)
