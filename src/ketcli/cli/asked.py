"""What a command line asks for: the value of every parameter, before any knowledge base is read."""

from __future__ import annotations

import os

from ketcli import store
from ketcli.answers.filters import filters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase


class Asked:
    """The parameters of all commands; what is not given is as here."""

    words: list[str] | None = None
    effect: list[str] | None = None
    effects: list[str] | None = None
    substance: list[str] | None = None
    group: list[str] | None = None
    topic: list[str] | None = None
    source: list[str] | None = None
    pair: list[str] | None = None
    record: list[str] | None = None
    files: list[str] | None = None
    file = ""
    force = False
    facet = ""
    which = "output"
    shell = ""
    exact = False
    why = False
    limit = 0
    sort: str | None = None
    order: str | None = None
    by_source: list[str] | None = None
    measure: list[str] | None = None
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
    system: list[str] | None = None
    setting: list[str] | None = None
    drug: list[str] | None = None
    reversibility: list[str] | None = None
    certainty: list[str] | None = None
    serious = False
    form: str | None = None
    json = False
    fields: str | None = None
    full = False
    bom = False
    color = "auto"
    data: list[str] | None = None

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__.update({name: text(value) for name, value in values.items()})

    def filters(self, kb: KnowledgeBase) -> Filters:
        """Return the filters. Raises UnknownName for a value that is not legal."""
        return filters(
            kb,
            term=[t for t, on in (("short", self.short_term), ("long", self.long_term)) if on],
            context=[c for c in ("recreational", "therapeutic") if getattr(self, c)],
            setting=self.setting or (),
            drug=self.drug or (),
            system=self.system or (),
            reversibility=self.reversibility or (),
            certainty=self.certainty or (),
            serious=self.serious,
        )

    def knowledge_base(self) -> KnowledgeBase:
        """Return the knowledge base asked for by --data, KET_DATA or neither, with light records."""
        return store.knowledge_base(self.own()).lightly()

    def own(self) -> list[str]:
        """Return the paths of --data or KET_DATA; empty for the bundled knowledge base."""
        named = os.environ.get("KET_DATA", "").split(os.pathsep)
        return self.data or [path for path in named if path]


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
