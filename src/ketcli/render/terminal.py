"""Pages as lines: for a terminal wrapped to its width, colored and linked; for pipes whole lines, nothing drawn."""

from __future__ import annotations

from itertools import islice

from ketcli.render.axis import ASCII_MARKS, BLOCK_MARKS
from ketcli.render.blocks import CALL, Block, Line, Piece, Style, plain
from ketcli.render.layout import ENDLESS, Sheet, lines
from ketcli.render.view import blocks
from ketcli.render.wrap import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.render import Page

STYLES: dict[Style, str] = {
    "": "",
    "title": "1",
    "heading": "1",
    "alarm": "1;31",
    "today": "1;33",
    "number": "1",
    "strong": "1",
    "aside": "2",
    "match": "1;4",
}
"""Red is for now, amber for today, bold for the number and for names; nothing else has a color."""


def render_table(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer laid out for a terminal of the page's width.

    Where a screen cannot hold the page, whoever looks at its end still sees when to call.
    """
    found = blocks(answer, kb, page)
    shown = laid_out(found, page)
    if page.full or not 0 < page.height <= shown.count("\n"):
        return shown
    alarms = (one for one in found if isinstance(one, Line) and one.text[0][0].startswith(CALL))
    return shown + laid_out(islice(alarms, 1), page)


def laid_out(found: Iterable[Block], page: Page) -> str:
    """Return blocks laid out for the page, drawn with ASCII where its encoding has no more."""
    utf = page.encoding.lower().replace("-", "").startswith("utf")
    sheet = Sheet(
        width=max(20, page.width),
        marks=BLOCK_MARKS if utf else ASCII_MARKS,
        bullet="\u2022 " if utf else "- ",
    )
    out, cut = [], False
    for line in lines(found, sheet):
        # An address that is longer than a line fills it, and goes on at the start of the next.
        full = cells(plain(line)) >= sheet.reading
        shown = [
            linked(words, first=cut and not at, last=full and at == len(line) - 1)
            if page.links
            else words
            for at, (words, _) in enumerate(line)
        ]
        cut = full
        out.append(_painted(zip(shown, line, strict=True), page.color) + "\n")
    return "".join(out)


def _painted(line: Iterable[tuple[str, Piece]], color: bool) -> str:
    return "".join(
        f"\x1b[{STYLES[style]}m{words}\x1b[0m" if color and STYLES[style] else words
        for words, (_, style) in line
    )


def render_plain(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as lines of text, in reading order, each paragraph one line."""
    found = lines(blocks(answer, kb, page), Sheet(width=ENDLESS))
    return "".join(plain(line) + "\n" for line in found)


STARTS = ("doi:10.", "https://", "http://")
"""What an address on a page begins with."""
LONGEST = 2000
"""Letters of an address; some terminals take no more than 2,083."""
_OPENS, _ENDS = "\x1b]8;;", "\x1b\\"
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/:;().-_")
"""Letters of a DOI that stand in an address as they are."""


def linked(words: str, *, first: bool = False, last: bool = False) -> str:
    """Return words of a line with its addresses linked.

    Not the first or the last word, where that may be a part of an address which goes on in another line.
    """
    if "://" not in words and "doi:" not in words:
        return words
    every = words.split(" ")
    held = [at for at, word in enumerate(every) if word]
    apart = {held[0]} if first else set()
    apart |= {held[-1]} if last else set()
    return " ".join(word if at in apart else _link(word) for at, word in enumerate(every))


def _link(word: str) -> str:
    start = next((word.find(begin) for begin in STARTS if begin in word), -1)
    if start < 0:
        return word
    end = len(word)
    while _after(word[start:end]):
        end -= 1
    said = word[start:end]
    where = target(said)
    return (
        f"{word[:start]}{_OPENS}{where}{_ENDS}{said}{_OPENS}{_ENDS}{word[end:]}" if where else word
    )


def _after(said: str) -> bool:
    """Tell whether the last letter stands behind an address: a full stop, a bracket that was opened before it."""
    last = said[-1]
    opened = {")": "(", "]": "["}.get(last, "")
    return last in ".,;:'\"" or bool(opened and said.count(last) > said.count(opened))


def target(said: str) -> str:
    """Return the address that a text on a page stands for; empty where it is none that may be linked.

    >>> target("doi:10.1002/(SICI)1<2")
    'https://doi.org/10.1002/(SICI)1%3C2'
    """
    # No letter may end the sequence or steer the terminal.
    if not all("!" <= letter <= "~" for letter in said) or len(said) > LONGEST:
        return ""
    if not said.startswith("doi:"):
        return said
    doi = said.removeprefix("doi:")
    return "https://doi.org/" + "".join(c if c in _PLAIN else f"%{ord(c):02X}" for c in doi)


def without_links(data: bytes) -> bytes:
    """Return a page without its links, their words kept."""
    first, *rest = data.split(_OPENS.encode())
    return first + b"".join(part.partition(_ENDS.encode())[2] for part in rest)
