"""Markdown (CommonMark with tables); what data says is escaped, so it stays as written."""

from __future__ import annotations

import re

from ketcli.render.blocks import (
    Axis,
    Bars,
    Bullets,
    Drawing,
    Field,
    Gap,
    Grid,
    Heading,
    Line,
    Title,
    plain,
)
from ketcli.render.view import blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page
    from ketcli.render.blocks import (
        Block,
        Style,
        Text,
    )

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_START = re.compile(r"^(\s*\d*)([-+=.)])")
"""What would begin a list, a rule or a heading at the start of a line."""
_ADDRESS = re.compile(r"(https?://[^\s<>]+)")
_BOLD: tuple[Style, ...] = ("title", "heading", "strong", "number", "alarm", "today", "match")


def render_markdown(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as Markdown."""
    out: list[str] = []
    for block in blocks(answer, kb, page):
        _write(out, block)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip() + "\n"


def _write(out: list[str], block: Block) -> None:
    """Add the lines of a block; what is drawn elsewhere is said in words."""
    match block:
        case Title(text):
            out += ["", f"## {_escaped(plain(text))}", ""]
        case Heading(words, level):
            out += ["", f"{'#' * (level + 2)} {_escaped(words)}", ""]
        case Line(text, 0):
            out += ["", _START.sub(r"\1\\\2", _inline(text).strip()), ""]
        case Line(text, level, follows):
            out.append("  " * (level - 1) + ("  " if follows else "- ") + _inline(text))
            if follows:
                out[-2] += "\\"
        case Field(label, text):
            out += ["", f"**{_escaped(label)}**: {_inline(text)}", ""]
        case Gap():
            out.append("")
        case Bullets(rows):
            out += ["", *(f"- {_inline(row)}" for row in rows), ""]
        case Grid(head, rows):
            out += ["", _row(map(_escaped, head)), _row("---" for _ in head)]
            out += [_row(_inline(cell).strip() for cell in row) for row in rows]
            out.append("")
        case Bars(head, rows):
            named = [
                f"- {_escaped(bar.name)}: **{_escaped(bar.value)}** {_inline(bar.of)}"
                for bar in rows
            ]
            out += ["", *([f"**{_escaped(head)}**", ""] if head else []), *named, ""]
        case Axis(rows):
            out += ["", *(f"- **{_escaped(row.name)}**: {_inline(row.said)}" for row in rows), ""]
        case Drawing(lines):
            out += ["", "```text", *(plain(line).rstrip() for line in lines), "```", ""]


def _row(cells: object) -> str:
    return "| " + " | ".join(str(c) for c in cells) + " |"  # type: ignore[attr-defined]


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
    return "".join(
        f"<{part}>" if number % 2 else _SPECIAL.sub(r"\\\1", part)
        for number, part in enumerate(parts)
    )
