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
    from ketcli.answers.shapes import Answer, Filters
    from ketcli.api import entry, load, search, select
    from ketcli.errors import KetError, UnknownName, UnsoundData
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Finding, Source
    from ketcli.knowledge.model import Effect


__all__ = [
    "Answer", "Effect", "Filters", "Finding", "KetError", "KnowledgeBase", "Source", "UnknownName", "UnsoundData",
    "entry", "load", "search", "select",
]  # fmt: skip
_HOMES = {
    "__version__": "_version",
    **dict.fromkeys(("entry", "load", "search", "select"), "api"),
    **dict.fromkeys(("KetError", "UnknownName", "UnsoundData"), "errors"),
    **dict.fromkeys(("Answer", "Filters"), "answers.shapes"),
    **dict.fromkeys(("Finding", "Source"), "knowledge.evidence"),
    "Effect": "knowledge.model",
    "KnowledgeBase": "knowledge.base",
}
"""Every name, and the module that it is from."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'ketcli' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"ketcli.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*_HOMES]
