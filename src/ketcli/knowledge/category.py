"""What a value of a closed list is: an enumeration without `enum`, whose import takes a third of a look-up.

What values are called and mean is said by the knowledge base that was opened last.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from enum import Enum, EnumMeta
    from typing import Any

    Lines = Callable[[str], str | None]

    class Category(str, Enum):
        """A value of a closed list, with the label people read and what it means."""

        texts: Sequence[str]
        label: str
        meaning: str

    Closed = EnumMeta
else:

    class Closed(type):
        """A closed list: its values in order, found by the text that files and flags say."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Closed:
            """Make a value of every text in the body of the class."""
            said = {key: body.pop(key) for key in list(body) if key.isupper()}
            made = super().__new__(cls, name, bases, {"__slots__": (), **body})
            made.values = {}
            for key, value in said.items():
                one = made.values[value] = str.__new__(made, value)
                one.value = value
                setattr(made, key, one)
            return made

        def __call__(cls, value: object) -> Category:
            """Return the value that a text means. Raises ValueError."""
            try:
                return cls.values[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is no {cls.__name__}") from None

        def __iter__(cls) -> Iterator[Category]:
            return iter(cls.values.values())

        def __len__(cls) -> int:
            return len(cls.values)

    class Category(str, metaclass=Closed):
        """A value of a closed list, with the label people read and what it means."""

        __slots__ = ("value",)

        @property
        def texts(self) -> Sequence[str]:
            """Label, meaning and what else people read; before a knowledge base is open, the id."""
            name = type(self).__name__
            if name not in _read:
                said = (_told[0](name) or "") if _told else ""
                values = (one.split("\t") for one in said.split("|"))
                _read[name] = {id: called for id, *called in values}
            return _read[name].get(self.value) or (self.value, "", *[self.value] * 3)

        @property
        def label(self) -> str:
            return self.texts[0]

        @property
        def meaning(self) -> str:
            return self.texts[1]

        def __reduce__(self) -> tuple[Closed, tuple[str]]:
            return type(self), (self.value,)

        @classmethod
        def __get_pydantic_core_schema__(cls, source: object, handler: object) -> dict[str, Any]:
            ref = f"{cls.__module__}.{cls.__name__}:{id(cls)}"
            return {"type": "enum", "cls": cls, "members": list(cls), "sub_type": "str", "ref": ref}


_told: list[Lines] = []
_read: dict[str, dict[str, Sequence[str]]] = {}


def told_by(lines: Lines) -> None:
    """Take the line of each closed list from here, by its name, until another knowledge base is opened."""
    _told[:] = [lines]
    _read.clear()
