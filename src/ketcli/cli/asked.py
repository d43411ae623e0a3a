"""What a command line asks for: the value of every parameter, before any knowledge base is read."""

from __future__ import annotations

import os

from ketcli import store
from ketcli.answers.filters import filters
from ketcli.errors import KetError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase


NAMES = (
    "words", "effect", "effects", "substance", "group", "topic", "source", "files", "pair", "record",
)  # fmt: skip
"""Arguments of several words, of which a command has one at most; `Asked.names` whatever it is called."""

NAMED = ("setting", "drug", "system", "reversibility", "certainty")
"""Facets that are options of the same name."""
FILLED = {"order": "--sort", "population": "--population", "year": "--year"}
"""Options whose empty value would else pass for one that is not given."""


class Asked:
    """The parameters of all commands; what is not given is as here."""

    file = ""
    force = False
    facet = ""
    which = "output"
    shell = ""
    exact = False
    why = False
    limit = 0
    sort = ""
    order = ""
    by_source: Sequence[str] = ()
    measure: Sequence[str] = ()
    population: str | None = None
    year: str | None = None
    batch = False
    quiet = False
    no_pager = False
    doubts = False
    short_term = False
    long_term = False
    recreational = False
    therapeutic = False
    system: Sequence[str] = ()
    setting: Sequence[str] = ()
    drug: Sequence[str] = ()
    reversibility: Sequence[str] = ()
    certainty: Sequence[str] = ()
    serious = False
    form: str | None = None
    json = False
    fields: str | None = None
    full = False
    bom = False
    color = "auto"
    data: Sequence[str] = ()

    def __init__(self, values: dict[str, Any]) -> None:
        given = {name: text(value) for name, value in values.items() if value is not None}
        for name, option in FILLED.items():
            if not given.get(name, "-").strip():
                raise KetError(f"{option} needs a value; leave it out where there is none")
        self.names: list[str] = next((given.pop(one) for one in NAMES if one in given), [])
        self.__dict__.update(given)

    def filters(self, kb: KnowledgeBase) -> Filters:
        """Return the filters. Raises UnknownName for a value that is not legal."""
        return filters(
            kb,
            term=[t for t, on in (("short", self.short_term), ("long", self.long_term)) if on],
            context=[c for c in ("recreational", "therapeutic") if getattr(self, c)],
            serious=self.serious,
            **{facet: getattr(self, facet) for facet in NAMED},
        )

    def knowledge_base(self) -> KnowledgeBase:
        """Return the knowledge base asked for by --data, KET_DATA or neither, with light records."""
        return store.knowledge_base(self.own()).lightly()

    def own(self) -> list[str]:
        """Return the paths of --data or KET_DATA; empty for the bundled knowledge base."""
        named = os.environ.get("KET_DATA", "").split(os.pathsep)
        return [*self.data] or [path for path in named if path]


def text(value: Any) -> Any:
    """Return an argument as the UTF-8 that was typed, with bytes that are not text replaced."""
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            typed = value.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:
            typed = value.encode("utf-8", "surrogatepass")
        return typed.decode("utf-8", "replace")
    return [text(one) for one in value] if isinstance(value, list) else value
