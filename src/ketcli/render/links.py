"""Addresses on a page become links that a terminal opens (OSC 8); they take no columns."""

from __future__ import annotations

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
