"""Lines in the styles of a terminal, their addresses linked: rich writes the codes.

Imported for color and links alone: `rich.style` takes half as long as all of a page.
"""

from __future__ import annotations

from rich.style import Style as Paint

from ketcli.render.blocks import Style, Text, plain
from ketcli.render.wrap import cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.render import Page

_BOLD = Paint(bold=True)
PAINTS: dict[Style, Paint] = {
    "": Paint(),
    "title": _BOLD,
    "heading": _BOLD,
    "alarm": Paint(bold=True, color="red"),
    "today": Paint(bold=True, color="yellow"),
    "number": _BOLD,
    "strong": _BOLD,
    "aside": Paint(dim=True),
    "match": Paint(bold=True, underline=True),
}
"""Red is for now, amber for today, bold for the number and for names; nothing else has a color."""


def painted(found: Iterable[Text], page: Page, width: int) -> str:
    """Return lines with the color and the links that a page may have, of lines that are wrapped to a width."""
    out, cut = [], False
    for line in found:
        shown = [words for words, _ in line]
        if page.links:
            # An address that is longer than a line fills it, and goes on at the start of the next.
            full = cells(plain(line)) >= width
            last = len(line) - 1
            shown = [
                linked(words, first=cut and not at, last=full and at == last)
                for at, words in enumerate(shown)
            ]
            cut = full
        if page.color:
            styled = zip(shown, (style for _, style in line), strict=True)
            shown = [PAINTS[style].render(words) if style else words for words, style in styled]
        out += [*shown, "\n"]
    return "".join(out)


STARTS = ("doi:10.", "https://", "http://")
"""What an address on a page begins with."""
LONGEST = 2000
"""Letters of an address; some terminals take no more than 2,083."""
_OPENS, _ENDS = b"\x1b]8;", b"\x1b\\"
"""What a link begins with, its address behind it, and what it ends with."""
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
    link = Paint(link=target(said) or None)
    return word[:start] + link.render(said) + word[end:]


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
    first, *rest = data.split(_OPENS)
    return first + b"".join(part.partition(_ENDS)[2] for part in rest)
