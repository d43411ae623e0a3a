"""What can go wrong, in messages fit to print: lower case, one line, with the way out."""

from dataclasses import dataclass

LONGEST_NAME = 80
LONGEST_MESSAGE = 600


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


class UnknownName(KetError):
    """A name that nothing in the knowledge base answers to.

    `closest` holds the nearest legal values, nearest first; empty means that none is near.
    """

    def __init__(self, kind: str, text: str, closest: tuple[str, ...] = (), hint: str = "") -> None:
        self.kind = kind
        self.text = text
        self.closest = closest
        near = f"; closest: {', '.join(closest)}" if closest else ""
        super().__init__(f"no {kind} called '{shown(text)}'{near}{hint}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or doubtful in a file; lines and columns count from 1, 0 means none."""

    path: str
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shown(self.message, LONGEST_MESSAGE))

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{place}: {self.message}"


class UnsoundData(KetError):
    """A knowledge base that cannot be used; `problems` holds all of them, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        more = f" (and {len(problems) - 1} more; run 'ket validate')" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
