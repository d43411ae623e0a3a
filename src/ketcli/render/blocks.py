"""What a person is shown, before anybody decides on color, bullets or line breaks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ketcli.language.text import STEERING, ideas, tokens

STYLES = ("", "title", "heading", "alarm", "number", "strong", "dim", "match")
"""What a piece of text means; each format decides how, or whether, that shows."""

Piece = tuple[str, str]
Text = tuple[Piece, ...]

_CONTROL = re.compile(f"[{STEERING}]")


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the thing shown."""

    text: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `alarm` for what must be read first. Level 1 is the highest."""

    text: str
    level: int = 1
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a bullet at `level` 1 and deeper; `follows` continues the bullet above."""

    text: Text
    level: int = 0
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `wide` is the least number of columns that it can be read in.

    From `joined` on, its columns may be put into one where there is less room; 0 means none.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    wide: int = 70
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines whose spacing is their meaning; never wrapped."""

    lines: tuple[Text, ...]


Block = Title | Heading | Line | Grid | Drawing


@dataclass
class Blocks:
    """A list of blocks that is written from top to bottom."""

    all: list[Block] = field(default_factory=list)

    def title(self, *pieces: str | Piece) -> None:
        self.all.append(Title(text(*pieces)))

    def heading(self, words: str, level: int = 1, *, alarm: bool = False) -> None:
        self.all.append(Heading(clean(words), level, alarm))

    def line(self, *pieces: str | Piece) -> None:
        self.all.append(Line(text(*pieces)))

    def item(self, *pieces: str | Piece, level: int = 1) -> None:
        self.all.append(Line(text(*pieces), level))

    def under(self, *pieces: str | Piece, level: int = 1) -> None:
        """Add a line to the bullet above it."""
        self.all.append(Line(text(*pieces), level, follows=True))

    def grid(
        self,
        head: Iterable[str],
        rows: Iterable[Iterable[Text]],
        wide: int = 70,
        joined: int = 0,
    ) -> None:
        self.all.append(Grid(tuple(head), tuple(tuple(row) for row in rows), wide, joined))

    def drawing(self, lines: Iterable[Text]) -> None:
        self.all.append(Drawing(tuple(lines)))


def text(*pieces: str | Piece) -> Text:
    """Return pieces as a text; a bare string has no style. Empty pieces are dropped."""
    styled = [(p, "") if isinstance(p, str) else p for p in pieces]
    return tuple((clean(words), style) for words, style in styled if words)


def clean(words: str) -> str:
    """Return the text with every control character replaced, so that it cannot steer a terminal."""
    return _CONTROL.sub("\ufffd", words.replace("\n", " ").replace("\t", " "))


def plain(pieces: Text) -> str:
    """Return the words of a text without styles."""
    return "".join(words for words, _ in pieces)


def marked(name: str, matched: Iterable[str]) -> Text:
    """Return a name with the words marked that a search matched."""
    wanted = set(matched)
    parts = re.split(r"(\s+)", name)
    heads = [(part, {idea for idea, _ in ideas(tokens(part))}) for part in parts]
    whole = {idea for idea, at in ideas(tokens(name)) if len(at) > 1}
    return text(
        *(
            (part, "match" if found & wanted or (found and whole & wanted) else "")
            for part, found in heads
        )
    )
