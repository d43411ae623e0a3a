"""Text becomes lines of a given width, its styles kept."""

from __future__ import annotations

from ketcli.render.blocks import Text, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def wrapped(
    text: Text, width: int, *, first: str = "", rest: str = "", keep: int = 0
) -> Iterator[Text]:
    """Yield a text as lines: the first begins with `first`, the others with `rest`.

    The first `keep` letters are kept as they are, spaces and all.
    """
    margin = first
    for start, end in _spans(plain(text), width - cells(first), width - cells(rest), keep):
        line = _cut(text, start, end)
        yield ((margin, ""), *line) if margin else line
        margin = rest


def _spans(words: str, room: int, rest: int, keep: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each line goes; the first has `room` columns, the others `rest`."""
    whole = max(keep, len(words.rstrip()))
    if cells(words[:whole]) <= room:
        # No word of it is looked at: most texts fit, and all of them in a pipe.
        keep = whole
    start, end = 0, keep
    for at, after in _words(words, keep):
        if end > start and cells(words[start:after]) > room:
            yield start, end
            start, room = at, rest
        while cells(words[start:after]) > room and (cut := _room(words, start, room)) < after:
            yield start, cut
            start, room = cut, rest
        end = after
    if end > start:
        yield start, end


def _words(words: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each word goes that begins at a place or after it."""
    for word in words[at:].split():
        at = words.index(word, at)
        yield at, at + len(word)
        at += len(word)


def _room(words: str, start: int, room: int) -> int:
    """Return the end of what is as long as there is room; at least one letter is."""
    end = start + 1
    while end < len(words) and cells(words[start : end + 1]) <= room:
        end += 1
    return end


def _cut(text: Text, start: int, end: int) -> Text:
    """Return a part of a text, by its letters."""
    found, at = [], 0
    for words, style in text:
        if part := words[max(0, start - at) : max(0, end - at)]:
            found.append((part, style))
        at += len(words)
    return tuple(found)


def cells(words: str) -> int:
    """Return how many columns of a terminal a text takes.

    The letters of Latin take one each; any other text is rich's business.
    """
    if words.isascii() or (words.isprintable() and max(words) < COMBINING):
        return len(words)
    from rich.cells import cell_len

    return cell_len(words)


COMBINING = "\u0300"
"""The first letter that does not take one column, of those that can be printed."""
