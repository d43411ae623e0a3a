"""What a person is shown, before anybody decides on color, bullets or line breaks."""

from __future__ import annotations

from ketcli.jsontext import clean
from ketcli.language.tokens import folded
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase

    Style = Literal["", "title", "heading", "alarm", "today", "number", "strong", "aside", "match"]
    """What a piece of text means; each format decides how, or whether, that shows."""
    Stage = Literal["coming", "there", "some", "open"]
    """What a stretch of a time bar means: coming on, there, there in some people, a bound that no source states."""
else:
    Style = Stage = str

Piece = tuple[str, Style]
CALL = "CALL"
"""Begins the line that says when to call for help now."""
Text = tuple[Piece, ...]
Row = tuple[str | Piece | Text, ...]
"""Cells of a table."""
NEVER = 9
"""How long a block waits that none may stand before; what waits least is the first to stand below others."""


class Title(NamedTuple):
    """The name of the thing shown."""

    text: Text


class Heading(NamedTuple):
    """A heading; `alarm` for what must be read first. Level 1 is the highest."""

    text: str
    level: int = 1
    alarm: bool = False


class Line(NamedTuple):
    """A paragraph, or a bullet; one that `follows` continues the bullet above, what `waits` may stand below a share."""

    text: Text
    bullet: bool = False
    follows: bool = False
    waits: int = NEVER


class Field(NamedTuple):
    """A question and its answer, maybe also in short; fields in a row are laid out below each other."""

    label: str
    text: Text
    short: Text = ()


class Gap(NamedTuple):
    """An empty line, where a page has room for it."""

    waits: int = 0


SCREEN = 23
"""Lines of a screen of 24 that an answer may take; the prompt takes the last."""


class Grid(NamedTuple):
    """A table; `wide` is the least number of columns that it can be read in.

    `more` says where the rest is, should rows be left out; `{}` stands for how many,
    `{named}` for their first two cells. `first` is
    the most columns that the first one takes where others need room; 0 means any. Where cells
    stand below each other, each row names its columns, or, with `once`, the first row alone.
    `beyond` are rows that no screen has room for, and that were not made.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    wide: int = 70
    more: str = ""
    first: int = 0
    once: bool = False
    beyond: int = 0


class Bullets(NamedTuple):
    """Statements below each other; `more` as in Grid."""

    rows: tuple[Text, ...]
    more: str = ""


class Bar(NamedTuple):
    """A share from 0 to 100, or a range of them, named before and told of whom after."""

    name: str
    value: str
    low: float
    high: float
    of: Text


class Bars(NamedTuple):
    """Shares below each other on one scale from 0 to 100.

    Rows beyond `least` go, the last first, before blocks that can hardly be spared. `columns` are how wide
    names, values and what is told after are among all bars of a page, whose scales stand below each other.
    """

    head: str
    rows: tuple[Bar, ...]
    least: int = 1
    columns: tuple[int, ...] = (0, 0, 0)


class Stretch(NamedTuple):
    """From one time to another, in seconds."""

    low: float
    high: float
    stage: Stage


class Track(NamedTuple):
    """One bar of a time axis: what it is of, what is drawn, and the same in words.

    `words` stand beside the bar, `said` in its place where nothing is drawn.
    """

    name: str
    stretches: tuple[Stretch, ...]
    words: Text
    said: Text


class Axis(NamedTuple):
    """Bars on a time axis that is fitted to them; wherever nothing is drawn, the words say it."""

    rows: tuple[Track, ...]
    more: str = ""


class Drawing(NamedTuple):
    """Lines whose spacing is their meaning; never wrapped and never cut."""

    lines: tuple[Text, ...]


Block = Title | Heading | Line | Field | Gap | Grid | Bullets | Bars | Axis | Drawing


class Blocks:
    """Blocks that are written from top to bottom.

    `spare` of a block, or of what is added next: 0 must be shown; the higher it is, the sooner it
    is left out where a page has no room.
    """

    def __init__(self) -> None:
        """Begin a page with nothing on it."""
        self.columns: tuple[int, ...] = (0, 0, 0)
        self.next: tuple[str | Piece, ...] = ()
        self.all: list[Block] = []
        self.spares: list[int] = []
        self.spare = 0

    def add(self, block: Block, spare: int | None = None) -> None:
        self.all.append(block)
        self.spares.append(self.spare if spare is None else spare)

    def title(self, *pieces: str | Piece) -> None:
        """Add a title, below an empty line where it is not the first."""
        self.gap()
        self.add(Title(text(*pieces)))

    def heading(self, words: str, level: int = 1, *, alarm: bool = False) -> None:
        """Add a heading, below an empty line where it is not the first."""
        self.gap()
        self.add(Heading(clean(words), level, alarm))

    def onward(self, *pieces: str | Piece) -> None:
        """Say at the end of the page where to go next."""
        self.next = pieces

    def line(self, *pieces: str | Piece, spare: int | None = None, waits: int = NEVER) -> None:
        self.add(Line(text(*pieces), waits=waits), spare)

    def item(self, *pieces: str | Piece) -> None:
        self.add(Line(text(*pieces), bullet=True))

    def under(self, *pieces: str | Piece) -> None:
        """Add a line to the bullet above it."""
        self.add(Line(text(*pieces), bullet=True, follows=True))

    def field(
        self, label: str, *pieces: str | Piece, short: str = "", spare: int | None = None
    ) -> None:
        self.add(Field(clean(label), text(*pieces), text(short)), spare)

    def gap(self, spare: int = 50) -> None:
        """Add an empty line, which goes before anything of less `spare` does; none begins a page."""
        if self.all:
            self.add(Gap(), spare)

    def grid(
        self,
        head: Iterable[str],
        rows: Iterable[Row],
        wide: int = 70,
        more: str = "",
        first: int = 0,
        *,
        once: bool = False,
        beyond: int = 0,
    ) -> None:
        cells = tuple(tuple(map(_cell, row)) for row in rows)
        self.add(Grid(tuple(head), cells, wide, more, first, once, beyond))

    def bullets(self, rows: Iterable[Text], more: str = "") -> None:
        if found := tuple(rows):
            self.add(Bullets(found, more))

    def bars(
        self, head: str, rows: Sequence[Bar], least: int = 0, spare: int | None = None
    ) -> None:
        if rows:
            self.add(Bars(head, tuple(rows), least=least or len(rows)), spare)
            names = max(len(head), *(len(bar.name) + 1 for bar in rows))
            values = max(len(bar.value) for bar in rows)
            told = max(len(plain(bar.of)) for bar in rows)
            wide = self.columns = tuple(map(max, self.columns, (names, values, told)))
            self.all = [b._replace(columns=wide) if isinstance(b, Bars) else b for b in self.all]

    def axis(self, rows: Iterable[Track], more: str = "") -> None:
        if found := tuple(rows):
            self.add(Axis(found, more))

    def drawing(self, lines: Iterable[Text]) -> None:
        self.add(Drawing(tuple(lines)))


class View(Blocks):
    """Blocks that show an answer of a knowledge base, `full` or on one screen."""

    def __init__(self, answer: Answer, kb: KnowledgeBase, *, full: bool = False) -> None:
        """Begin a page with nothing on it."""
        super().__init__()
        self.kb = kb
        self.answer = answer
        self.records = answer.records
        self.full = full


def text(*pieces: str | Piece) -> Text:
    """Return pieces as a text; a bare string has no style. Empty pieces are dropped."""
    styled: list[Piece] = [(p, "") if isinstance(p, str) else p for p in pieces]
    return tuple((clean(words), style) for words, style in styled if words)


def _cell(cell: str | Piece | Text) -> Text:
    """Return a cell of a table as a text, whether it is a string, a piece or one already."""
    if isinstance(cell, str) or (cell and isinstance(cell[0], str)):
        return text(cell)
    return cell


def plain(pieces: Text) -> str:
    """Return the words of a text without styles."""
    return "".join(words for words, _ in pieces)


def joined(texts: Iterable[Text], between: str) -> Text:
    """Return texts that are not empty as one, with words between them."""
    out: list[Piece] = []
    for one in texts:
        if one:
            out += [(between, ""), *one] if out else one
    return tuple(out)


def marked(name: str, matched: Iterable[str]) -> Text:
    """Return a name with the words marked that a search matched."""
    import re

    wanted = set(matched)
    return text(
        *(
            (part, "match" if wanted & set(folded(part)) else "")
            for part in re.split(r"(\s+)", name)
        )
    )
