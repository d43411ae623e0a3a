"""Offline look-up of what ketamine does to people.

The program's own way in, for other programs:

    import ketcli

    kb = ketcli.load()
    for effect in ketcli.search(kb, "can't pee").records:
        print(effect.name, effect.help[0].signs)

`load` returns a KnowledgeBase; `search`, `select` and `entry` return an Answer,
whose `records` are Effects and whose `nothing` says why there are none. Every
error is a KetError with a message fit to print. Nothing is read at import.
"""

# Not imported from typing: nothing is imported before the program is ready for an interrupt.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from ketcli._version import __version__ as __version__
    from ketcli.answers.shapes import Answer
    from ketcli.api import Filters, KetError, KnowledgeBase, UnknownName, UnsoundData
    from ketcli.api import entry as entry
    from ketcli.api import load as load
    from ketcli.api import search as search
    from ketcli.api import select as select
    from ketcli.knowledge.evidence import Finding, Source
    from ketcli.knowledge.model import Effect


__all__ = [
    "Answer",
    "Effect",
    "Filters",
    "Finding",
    "KetError",
    "KnowledgeBase",
    "Source",
    "UnknownName",
    "UnsoundData",
    "entry",
    "load",
    "search",
    "select",
]
_HOMES = {
    "__version__": "_version",
    "Answer": "answers.shapes",
    "Effect": "knowledge.model",
    "Finding": "knowledge.evidence",
    "Source": "knowledge.evidence",
}


def __getattr__(name: str) -> object:
    if name not in __all__ and name not in _HOMES:
        raise AttributeError(f"module 'ketcli' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"ketcli.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
