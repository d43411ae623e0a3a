"""What values of closed lists are called and mean, as the knowledge base that was opened last says it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Lines = Callable[[str], str | None]

_opened: list[Lines] = []
_read: dict[str, dict[str, Sequence[str]]] = {}


def line(texts: Mapping[str, Sequence[str]]) -> str:
    """Return the line of a closed list from the texts of its values."""
    return "|".join("\t".join((value, *said)) for value, said in texts.items())


def told_by(lines: Lines) -> None:
    """Take the line of each closed list from here, by its name, until another knowledge base is opened."""
    _opened[:] = [lines]
    _read.clear()


def texts(name: str, value: str) -> Sequence[str]:
    """Return label, meaning and what else a value of a list is called; before a knowledge base is open, its id."""
    if name not in _read:
        said = (_opened[0](name) or "") if _opened else ""
        values = (one.split("\t") for one in said.split("|"))
        _read[name] = {id: called for id, *called in values}
    return _read[name].get(value) or (value, "", value, value, value)
