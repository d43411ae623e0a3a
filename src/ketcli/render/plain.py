"""Plain, complete text for pipes and screen readers: no color, no drawing, no cut."""

from __future__ import annotations

from ketcli.render.blocks import Block, plain
from ketcli.render.layout import ENDLESS, Sheet, lines
from ketcli.render.view import blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page


def render_plain(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as lines of text, in reading order, each paragraph one line."""
    return written(blocks(answer, kb, page))


def written(found: Iterable[Block]) -> str:
    """Return blocks as plain text."""
    return "".join(plain(line) + "\n" for line in lines(found, Sheet(width=ENDLESS)))
