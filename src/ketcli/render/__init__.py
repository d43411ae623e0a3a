"""Turn an answer into text, one module for each format."""

from dataclasses import dataclass
from importlib import import_module

from ketcli.answers.shapes import Answer
from ketcli.knowledge.base import KnowledgeBase

FORMATS = {
    "table": "terminal",
    "plain": "plain",
    "json": "json_document",
    "jsonl": "json_document",
    "csv": "delimited",
    "tsv": "delimited",
    "markdown": "markdown",
    "bibtex": "citations",
    "csl-json": "citations",
}
"""The module that writes each format, as `render_<format>(answer, kb, page) -> str`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The place where text will be shown: columns, color, and which letters it can show.

    `fields` narrows records to these keys; empty means all of them. `full` shows people everything
    that is recorded, where they get one screen otherwise.
    """

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    fields: tuple[str, ...] = ()
    full: bool = False


def render(answer: Answer, kb: KnowledgeBase, form: str, page: Page) -> str:
    """Return the answer in a format of FORMATS, ending in a line break."""
    module = import_module(f"ketcli.render.{FORMATS[form]}")
    write = getattr(module, "render_" + form.replace("-", "_"))
    text: str = write(answer, kb, page)
    return text
