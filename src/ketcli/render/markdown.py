"""Markdown (CommonMark with tables); what data says is escaped, so it stays as written."""

from __future__ import annotations

import re

from ketcli.render import blocks, view
from ketcli.render.blocks import Style, Text, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_START = re.compile(r"^(\s*\d*)([-+=.)])")
"""What would begin a list, a rule or a heading at the start of a line."""
_ADDRESS = re.compile(r"(https?://[^\s<>]+)")
_BOLD: tuple[Style, ...] = ("title", "heading", "strong", "number", "alarm", "today", "match")


def render_markdown(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as Markdown; what is drawn elsewhere is said in words."""
    out: list[str] = []
    for block in view.blocks(answer, kb, page):
        if isinstance(block, blocks.Line) and block.follows:
            out[-1] += "\\"
        out += _WRITTEN[type(block)](block)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip() + "\n"


def _apart(*lines: str) -> list[str]:
    return ["", *lines, ""]


def _line(line: blocks.Line) -> list[str]:
    if not line.bullet:
        return _apart(_START.sub(r"\1\\\2", _inline(line.text).strip()))
    return [("  " if line.follows else "- ") + _inline(line.text)]


def _grid(grid: blocks.Grid) -> list[str]:
    rows = [_row(_inline(cell).strip() for cell in row) for row in grid.rows]
    return _apart(_row(map(_escaped, grid.head)), _row("---" for _ in grid.head), *rows)


def _bars(bars: blocks.Bars) -> list[str]:
    head = [f"**{_escaped(bars.head)}**", ""] if bars.head else []
    said = (f"- {_escaped(b.name)}: **{_escaped(b.value)}** {_inline(b.of)}" for b in bars.rows)
    return _apart(*head, *said)


_WRITTEN: dict[type, Callable[[Any], list[str]]] = {
    blocks.Title: lambda title: _apart(f"## {_escaped(plain(title.text))}"),
    blocks.Heading: lambda one: _apart(f"{'#' * (one.level + 2)} {_escaped(one.text)}"),
    blocks.Line: _line,
    blocks.Field: lambda field: _apart(f"**{_escaped(field.label)}**: {_inline(field.text)}"),
    blocks.Gap: lambda _: [""],
    blocks.Bullets: lambda bullets: _apart(*(f"- {_inline(row)}" for row in bullets.rows)),
    blocks.Grid: _grid,
    blocks.Bars: _bars,
    blocks.Axis: lambda axis: _apart(
        *(f"- **{_escaped(row.name)}**: {_inline(row.said)}" for row in axis.rows)
    ),
    blocks.Drawing: lambda drawing: _apart(
        "```text", *(plain(line).rstrip() for line in drawing.lines), "```"
    ),
}


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(text: Text) -> str:
    out = ""
    for words, style in text:
        core = words.strip()
        if style in _BOLD and core:
            left = words[: len(words) - len(words.lstrip())]
            right = words[len(words.rstrip()) :]
            out += f"{left}**{_escaped(core)}**{right}"
        else:
            out += _escaped(words)
    return out


def _escaped(words: str) -> str:
    """Escape what Markdown would read as markup; addresses become links."""
    parts = _ADDRESS.split(words)
    parts[::2] = [_SPECIAL.sub(r"\\\1", part) for part in parts[::2]]
    parts[1::2] = [f"<{address}>" for address in parts[1::2]]
    return "".join(parts)
