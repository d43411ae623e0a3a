"""Draw real screens of 80 columns as SVG, for pages that show what `ket` looks like.

    python bench/pictures.py         # writes docs/pictures/

A screen brings its own background, so that it can be read on a light page and on a dark one.
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ketcli import store
from ketcli.answers import across, query
from ketcli.answers.shapes import Answer, Filters
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Term
from ketcli.render import Page, render
from ketcli.retrieval.index import Index

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_FETCHED = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts that a picture would fetch from elsewhere; the reader's own do as well."""

_BRIGHTER = {"#cc555a": "#ff8a8a", "#868887": "#a9abaa"}
"""Red and grey of rich's picture, which have less contrast with its background than 4.5 to 1."""


def named(answer: Answer, text: str) -> Answer:
    """Return an answer that was asked for by name."""
    return answer._replace(text=text)


def screens(kb: KnowledgeBase) -> dict[str, tuple[str, Answer]]:
    """Return the command and the answer of each picture, by the name of its file."""
    index = Index(kb)
    cystitis = query.entry(index, ["cystitis"])
    dissociation = query.entry(index, ["dissociation"])
    return {
        "search": ("ket search cant pee", query.find(index, "cant pee")),
        "show": ("ket show cystitis", cystitis),
        "list": ("ket list --long-term", query.select(kb, Filters(terms=(Term.LONG,)))),
        "compare": (
            "ket compare cystitis",
            named(across.compare(cystitis.records, kb, Filters()), "cystitis"),
        ),
        "timeline": (
            "ket timeline dissociation",
            named(across.timeline(dissociation.records, kb, Filters()), "dissociation"),
        ),
        "interactions": ("ket interactions alcohol", query.interactions(kb, "alcohol")),
        "about": ("ket about", query.topics(kb)),
        "nothing": ("ket search zqxjkv", query.find(index, "zqxjkv")),
    }


def picture(command: str, answer: Answer, kb: KnowledgeBase) -> str:
    """Return a screen as SVG."""
    shown = render(answer, kb, "table", Page(width=80, color=True))
    console = Console(
        record=True, width=80, file=io.StringIO(), force_terminal=True, color_system="standard",
        legacy_windows=False,
    )  # fmt: skip
    console.print(Text.from_ansi(shown.rstrip("\n")), soft_wrap=True)
    drawn = console.export_svg(title=command, unique_id="ket")
    for dull, bright in _BRIGHTER.items():
        drawn = drawn.replace(dull, bright)
    return _FETCHED.sub("", drawn)


def main() -> None:
    """Write every picture."""
    kb = store.bundled()
    for name, (command, answer) in screens(kb).items():
        (PICTURES / f"{name}.svg").write_text(picture(command, answer, kb), encoding="utf-8")


if __name__ == "__main__":
    main()
