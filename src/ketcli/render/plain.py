"""Plain, complete text for pipes and screen readers: no color, no cut, one line a paragraph."""

from collections.abc import Iterable

from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.render import Page
from ketcli.render.blocks import Block, Drawing, Grid, Heading, Line, Text, Title, plain
from ketcli.render.view import blocks

WIDEST = 120
"""Columns that one column of a table is padded to; longer cells push the rest of their row."""


def render_plain(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as lines of text, in reading order."""
    return written(blocks(answer, kb, page))


def written(found: Iterable[Block]) -> str:
    """Return blocks as plain text."""
    out: list[str] = []
    for block in found:
        match block:
            case Title(text):
                out += ["", plain(text)]
            case Heading(words, level):
                out += ["", words.upper() if level == 1 and not block.alarm else words]
            case Line(text, 0):
                out.append(plain(text))
            case Line(text, level, follows):
                out.append("  " * level + ("  " if follows else "- ") + plain(text))
            case Grid(head, rows):
                out += _columns(head, rows)
            case Drawing(lines):
                out += [plain(line).rstrip() for line in lines]
    while out and not out[0]:
        out.pop(0)
    return "".join(line + "\n" for line in out)


def _columns(head: tuple[str, ...], rows: Iterable[tuple[Text, ...]]) -> list[str]:
    """Return a table with columns padded; the last one runs as long as it must."""
    cells = [list(head), *([plain(cell) for cell in row] for row in rows)]
    widths = [min(WIDEST, max(map(len, column))) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
