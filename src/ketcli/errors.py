"""What can go wrong, in messages fit to print: lower case, one line, with the way out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST_NAME = 80
LONGEST_MESSAGE = 600
MOST_NEAR = 5
"""Names that can all be near; more are the whole list."""


def shown(text: str, most: int = LONGEST_NAME) -> str:
    """Return a text fit for a message: printable, on one line, and cut after `most` letters.

    >>> shown("two\\nlines"), shown("long", 2)
    ('two lines', 'lo...')
    """
    line = " ".join(text[: 2 * most].split())
    line = "".join(c if c.isprintable() else "\ufffd" for c in line)
    return line if len(line) <= most and len(text) <= 2 * most else line[:most] + "..."


class KetError(Exception):
    """Anything that stops an answer; the message is one line for a person."""


class Damaged(KetError):
    """A compiled knowledge base in which something was cut off or changed.

    `again` means that it will be compiled anew when it is next asked for.
    """

    def __init__(self, *, again: bool = False) -> None:
        self.again = again
        out = "ask again" if again else "install ketcli again"
        super().__init__(f"the compiled knowledge base is damaged; {out}")


class UnknownName(KetError):
    """A name that nothing in the knowledge base answers to.

    `closest` holds the nearest legal values, nearest first, or all of them where none is near and
    they are a short list; empty means that none is near. A function of them is called when somebody
    asks: most names that are tried are never told. `why` says what they are where they are not near.
    """

    def __init__(
        self,
        kind: str,
        text: str,
        closest: tuple[str, ...] | Callable[[], tuple[str, ...]] = (),
        hint: str = "",
        why: str = "",
    ) -> None:
        super().__init__(kind, text)
        self.kind = kind
        self.text = text
        self.hint = hint
        self.why = why
        self._closest = closest

    @property
    def closest(self) -> tuple[str, ...]:
        if not isinstance(self._closest, tuple):
            self._closest = self._closest()
        return self._closest

    def __str__(self) -> str:
        said = self.why or ("closest" if len(self.closest) <= MOST_NEAR else "one of")
        near = f"; {said}: {', '.join(self.closest)}" if self.closest else ""
        return f"no {self.kind} called '{shown(self.text)}'{near}{self.hint}"


class SharedName(UnknownName):
    """A name that several records bear, `closest` being their ids: none of them is chosen in silence."""

    def __str__(self) -> str:
        return f"several {self.kind}s are called '{shown(self.text)}': {', '.join(self.closest)}"


class Problem:
    """Something wrong or doubtful in a file; lines and columns count from 1, 0 means none."""

    __slots__ = ("column", "line", "message", "path")

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.message = shown(message, LONGEST_MESSAGE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class UnsoundData(KetError):
    """A knowledge base that cannot be used; `problems` holds all of them, in file order.

    `given` are the paths that it was to be made of, as they were typed.
    """

    def __init__(self, problems: list[Problem], given: Sequence[str] = ()) -> None:
        self.problems = problems
        run = " ".join(["ket validate", *given])
        more = f" (and {len(problems) - 1} more; run '{run}')" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
