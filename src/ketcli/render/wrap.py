"""Text becomes lines of a given width, its styles kept."""

from __future__ import annotations

import unicodedata

from ketcli.render.blocks import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ketcli.render.blocks import Piece, Text


def wrapped(
    text: Text, width: int, *, first: str = "", rest: str = "", keep: int = 0
) -> Iterator[Text]:
    """Yield a text as lines: the first begins with `first`, the others with `rest`.

    The first `keep` letters are kept as they are, spaces and all.
    """
    whole = plain(text)
    if "  " not in whole and whole.strip() and cells(first) + cells(whole) <= width:
        yield ((first, ""), *text) if first else text
        return
    line: list[Piece] = [(first, "")] if first else []
    used, begun = cells(first), False
    space, started = "", False
    for word in _words(text, keep):
        length = sum(cells(part) for part, _ in word)
        if word[0][0].isspace():
            space = word[0][0]
            continue
        if begun and used + len(space) + length > width:
            yield tuple(line)
            line, used, space = [(rest, "")] if rest else [], cells(rest), ""
        if space and (begun or not started):
            line.append((space, ""))
            used += len(space)
        started = True
        space = ""
        for part, style in word:
            for piece in _broken(part, width - used, max(1, width - cells(rest))):
                if used > cells(rest) and used + cells(piece) > width:
                    yield tuple(line)
                    line, used = [(rest, "")] if rest else [], cells(rest)
                line.append((piece, style))
                used += cells(piece)
        begun = True
    if begun or line:
        yield tuple(line)


def _words(text: Text, keep: int) -> Iterator[list[Piece]]:
    """Yield words and the spaces between them; a word may hold pieces of several styles."""
    word: list[Piece] = []
    if keep and text:
        yield [text[0]]
        text = text[1:]
    for words, style in text:
        for part in _parts(words):
            if part.isspace():
                if word:
                    yield word
                    word = []
                yield [(part, style)]
            else:
                word.append((part, style))
    if word:
        yield word


def _parts(words: str) -> Iterator[str]:
    """Yield what is parted by spaces, and the spaces; patterns take longer to import than a page to draw."""
    at = 0
    for part in words.split():
        start = words.index(part, at)
        if start > at:
            yield words[at:start]
        yield part
        at = start + len(part)
    if at < len(words):
        yield words[at:]


def _broken(part: str, room: int, width: int) -> list[str]:
    """Return a word as it is, or in pieces where no line is long enough for it."""
    if cells(part) <= width:
        return [part]
    pieces: list[str] = []
    piece = ""
    for letter in part:
        if piece and cells(piece) + cells(letter) > (room if not pieces and room > 0 else width):
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]


def cells(words: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in words
    )
