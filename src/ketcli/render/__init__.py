"""Turn an answer into text, one module for each format."""

from __future__ import annotations

import sys

from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

FORMATS = {
    "table": "terminal",
    "plain": "terminal",
    "json": "json_document",
    "jsonl": "json_document",
    "csv": "delimited",
    "tsv": "delimited",
    "markdown": "markdown",
    "html": "html",
    "bibtex": "citations",
    "csl-json": "citations",
}
"""The module that writes each format, as `render_<format>(answer, kb, page) -> str`."""


class Page(NamedTuple):
    """The place where text will be shown: columns, lines (0: any), color, and which letters it can show.

    `fields` narrows records to these keys; empty means all of them. `full` shows people everything
    that is recorded, where they get one screen otherwise. `links` makes links of addresses.
    """

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    fields: tuple[str, ...] = ()
    full: bool = False
    height: int = 0
    links: bool = False


def render(answer: Answer, kb: KnowledgeBase, form: str, page: Page) -> str:
    """Return the answer in a format of FORMATS, ending in a line break."""
    write = getattr(loaded(FORMATS[form]), "render_" + form.replace("-", "_"))
    text: str = write(answer, kb, page)
    return text


def loaded(name: str) -> ModuleType:
    """Return a module of this folder; only what a page needs is imported."""
    called = f"ketcli.render.{name}"
    __import__(called)
    return sys.modules[called]
