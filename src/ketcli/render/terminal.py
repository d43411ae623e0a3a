"""The terminal: wrapped to its width, meaning shown by words first and by color second."""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.render import Page
from ketcli.render.blocks import Block, Drawing, Grid, Heading, Line, Text, Title
from ketcli.render.view import blocks

STYLES = {
    "title": "bold underline",
    "heading": "bold cyan",
    "alarm": "bold red",
    "number": "bold",
    "strong": "bold",
    "dim": "dim",
    "match": "bold yellow",
    "": "",
}
READING_WIDTH = 100
"""Longest line that is easy to read; wider terminals keep their margin."""


def render_table(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer laid out for a terminal of the page's width."""
    return laid_out(blocks(answer, kb, page), page)


def laid_out(found: Iterable[Block], page: Page) -> str:
    """Return blocks laid out for the page; letters that its encoding lacks are replaced."""
    width = max(20, page.width)
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=page.color,
        color_system="standard" if page.color else None,
        no_color=not page.color,
        emoji=False,
        markup=False,
        highlight=False,
        legacy_windows=False,
    )
    ascii_only = not page.encoding.lower().replace("-", "").startswith("utf")
    bullet = "- " if ascii_only else "\u2022 "
    started = False
    for block in found:
        if started and isinstance(block, (Title, Heading)):
            console.print()
        started = True
        _print(console, block, min(width, READING_WIDTH), width, bullet)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _print(console: Console, block: Block, reading: int, width: int, bullet: str) -> None:
    match block:
        case Title(text):
            console.print(_rich(text, "bold"), width=reading)
        case Heading(words, level, alarm):
            style = STYLES["alarm"] if alarm else STYLES["heading"] if level == 1 else "bold"
            console.print(RichText(words, style), width=reading)
        case Line(text, 0):
            console.print(_rich(text), width=reading)
        case Line(text, level, follows):
            indent = 2 * (level - 1)
            row = Table.grid(padding=0)
            row.add_column(width=2)
            row.add_column(overflow="fold")
            row.add_row("" if follows else bullet, _rich(text))
            console.print(Padding(row, (0, 0, 0, indent)), width=reading)
        case Grid():
            _grid(console, _fitted(block, width), width)
        case Drawing(lines):
            for line in lines:
                console.print(_rich(line), no_wrap=True, overflow="ellipsis", crop=True)


LEAST_JOINED = 64
"""Columns of the narrowest terminal that a table with joined columns fits in."""


def _fitted(grid: Grid, width: int) -> Grid:
    """Return the table as it is, or with its last columns joined where there is less room."""
    if width >= grid.wide or not grid.joined or width < LEAST_JOINED:
        return grid
    rows = tuple(
        (
            *row[: grid.joined],
            tuple(piece for cell in row[grid.joined :] for piece in (*cell, ("; ", "")))[:-1],
        )
        for row in grid.rows
    )
    return Grid((*grid.head[: grid.joined], "recorded"), rows, LEAST_JOINED)


def _grid(console: Console, grid: Grid, width: int) -> None:
    """Print a table, or, where it would be too narrow to read, each row as a short list."""
    if width < grid.wide:
        for row in grid.rows:
            console.print(_rich(row[0]))
            for name, cell in zip(grid.head[1:], row[1:], strict=True):
                line = RichText(f"{name}: " if name else "", "dim")
                console.print(Padding(line + _rich(cell), (0, 0, 0, 2), expand=False))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for number, name in enumerate(grid.head):
        table.add_column(name, overflow="fold", no_wrap=number == 0)
    for row in grid.rows:
        table.add_row(*(_rich(cell) for cell in row))
    console.print(table, width=width)


def _rich(text: Text, base: str = "") -> RichText:
    out = RichText(style=base)
    for words, style in text:
        out.append(words, STYLES[style])
    return out
