"""How near two words are: slips of the keyboard, of the ear, and words that must never be exchanged."""

from __future__ import annotations

from sys import modules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.language.lists import Language

SHORTEST = 5
"""Fewest letters of a word that a slip may mean; shorter ones have twins."""
_SOUNDS = (
    ("ph", "f"), ("psy", "sy"), ("cy", "sy"), ("ci", "si"), ("ce", "se"), ("ch", "k"),
    ("ck", "k"), ("tion", "shn"), ("sion", "shn"), ("shun", "shn"), ("ight", "it"),
    ("ps", "s"), ("pn", "n"), ("kn", "n"), ("gz", "x"), ("ngs", "ns"), ("ngx", "ns"), ("nx", "ns"),
    ("x", "ks"), ("th", "f"), ("wr", "r"), ("aw", "au"), ("ow", "ou"), ("ew", "eu"),
)  # fmt: skip
"""Letters that sound like others, replaced in this order."""
_MERGED = str.maketrans("cqzy", "kksi")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def keys(word: str) -> list[str]:
    """Return the keys that a word is kept under: first letter and length, and how it begins to sound."""
    sound = sounds(word)[:2]
    return [f"{word[0]}{len(word):02}", *([f"~{sound}"] if len(sound) > 1 else [])]


def sounds(word: str) -> str:
    """Return how a word sounds, roughly: consonants once each, look-alikes merged.

    >>> sounds("anzity") == sounds("anxiety"), sounds("nawshea") == sounds("nausea")
    (True, True)
    """
    merged = word
    for spelled, sound in _SOUNDS:
        if spelled in merged:
            merged = merged.replace(spelled, sound)
    out = before = ""
    for letter in merged.translate(_MERGED):
        if letter not in "aeiouh" and letter != before:
            out += letter
        before = letter
    return out


def apart(one: str, other: str, most: int) -> int:
    """Return how many letters must be put in, left out, exchanged or swapped; more than `most` is `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if fast := modules.get("rapidfuzz.distance.OSA"):
        return int(fast.distance(one, other, score_cutoff=most))
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def alike(typed: str, meant: str) -> bool:
    """Tell whether two words sound the same, or are the same letters in another order, the first one kept."""
    if typed[0] != meant[0]:
        return False
    sound = sounds(typed)
    return (len(sound) >= 2 and sound == sounds(meant)) or sorted(typed) == sorted(meant)


def jumbled(typed: str, meant: str) -> bool:
    """Tell whether two words sound the same and have all letters but one in common, wherever these stand.

    >>> jumbled("dioreaha", "diarrhea")
    True
    """
    if len(typed) != len(meant) or typed[0] != meant[0] or len(typed) < SHORTEST + 1:
        return False
    left = list(meant)
    for letter in typed:
        if letter in left:
            left.remove(letter)
    return len(left) <= 1 and sounds(typed) == sounds(meant)


def cost(typed: str, meant: str, distance: float) -> float:
    """Weigh slips: words that sound alike and neighboring keys cost less, another first letter costs more."""
    found = float(distance)
    if typed[0] != meant[0]:
        found += 0.6
    if sounds(typed) == sounds(meant):
        found -= 0.8
    elif len(typed) == len(meant):
        differing = [(a, b) for a, b in zip(typed, meant) if a != b]  # noqa: B905 - one length
        if differing and all(_neighbors(a, b) for a, b in differing):
            found -= 0.3
    return found


def _neighbors(a: str, b: str) -> bool:
    for number, row in enumerate(_ROWS):
        if a in row:
            at = row.index(a)
            rows = _ROWS[max(0, number - 1) : number + 2]
            return any(b in other[max(0, at - 1) : at + 2] for other in rows)
    return False


def same_beginning(typed: str, meant: str) -> bool:
    """Tell whether two words begin with one sound, or the first letter was missed altogether.

    Other slips are rare in the first letter.
    """
    return (
        typed[0] == meant[0] or typed == meant[1:] or sounds(typed)[:2] == sounds(meant)[:2] != ""
    )


def turned(language: Language, typed: str, meant: str) -> bool:
    """Tell whether the change would turn a clinical word into its opposite, or lose its negation."""
    for pair in language.beginnings[:2]:
        ends = [next((b for b in pair if word.startswith(b)), None) for word in (typed, meant)]
        if ends[0] != ends[1] and all(ends):
            return True
        if ends[0] and ends[0] == ends[1]:
            rest, other = typed[len(ends[0]) :], meant[len(ends[0]) :]
            return apart(rest, other, 1) > 1 and sounds(rest) != sounds(other)
    return typed.startswith(("in", "un")) and not meant.startswith(("in", "un"))


def opposites(language: Language, a: str, b: str) -> bool:
    """Tell whether two clinical words differ in nothing but a beginning that turns them around."""
    for one, other in language.beginnings:
        for x, y in ((a, b), (b, a)):
            if x.startswith(one) and y.startswith(other) and x[len(one) :] == y[len(other) :]:
                return True
    return False
