"""Which words are right, and how near two are: slips of the keyboard, of the ear, and what is never exchanged."""

from __future__ import annotations

from sys import modules

from ketcli.language.lists import COMMON, EVERYDAY, FILLER, LIGHT, STOP, STRANGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.language.lists import Language
    from ketcli.retrieval.index import Index

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
SHORTEST_ROOT = 3
"""Fewest letters of a word that another is a form of."""
ENDINGS = ("s", "es", "ed", "ing")
"""Endings of regular forms; a common word with one of them is right as well."""
_RIGHT = frozenset(FILLER + STOP + EVERYDAY + COMMON + LIGHT + STRANGER)
_VOWELS = "aeiou"


def known(index: Index, word: str) -> bool:
    """Tell whether a plain word is no stranger: it needs no repair, unless the words beside it say so."""
    return right(index, word) or _a_form(index, word)


def right(index: Index, word: str) -> bool:
    """Tell whether a plain word, or one that it is a regular form of, is in a list or a name."""
    return _listed(index, word) or any(_listed(index, base) for base in bases(word))


def _listed(index: Index, word: str) -> bool:
    language = index.language
    return (
        word.isdigit()
        or not _RIGHT.isdisjoint(language.marks(word))
        or bool(language.family(word))
        or bool(index.held(word))
        or bool(language.phrase(word))
        or bool(language.reads(word)[1])
    )


def _a_form(index: Index, word: str) -> bool:
    root = index.language.idea(word)
    return len(word) > len(root) and index.posting(root) is not None


def bases(word: str) -> list[str]:
    """Return the words that a word may be a regular form of: `passd` and `pased` are none of `pass` and `pas`.

    >>> "plan" in bases("planned"), "try" in bases("tries"), "pas" in bases("pased"), bases("passd")
    (True, True, False, [])
    """
    found = []
    for ending in ENDINGS:
        root = word.removesuffix(ending)
        if root == word or len(root) < SHORTEST_ROOT:
            continue
        worried = root[-1] == "y" and root[-2] not in _VOWELS and ending in ("ed", "es")
        if worried or ending == "s" == root[-1]:
            continue
        if ending[-1] == "s" or not _doubles(root):
            found.append(root)
        if ending in ("ed", "ing"):
            found += [
                root + "e",
                *([root[:-1]] if root[-1] == root[-2] and _doubles(root[:-1]) else []),
            ]
        if root[-1] == "i":
            found.append(root[:-1] + "y")
    return found


def _doubles(root: str) -> bool:
    """Tell whether a word may double its last letter: one consonant behind one vowel."""
    return (
        root[-1] not in f"{_VOWELS}wxy"
        and root[-2] in _VOWELS
        and (root[-3:-2] not in _VOWELS or root[-3:-1] == "ui")
    )


def keys(word: str) -> list[str]:
    """Return the keys that a word is kept under: first letter and length, and how it begins to sound."""
    sound = sounds(word)[:2]
    return [f"{word[0]}{len(word):02}", *([f"~{sound}"] if len(sound) > 1 else [])]


def without_one(word: str) -> set[str]:
    """Return a word and what is left of it without one of its letters: two words a slip apart have one in common.

    >>> without_one("wke") & without_one("wake")
    {'wke'}
    """
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


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


def mistyped(typed: str, meant: str) -> bool:
    """Tell whether words one slip apart are so by a slip of the hand or ear: no letter is one from far away.

    >>> mistyped("wske", "wake"), mistyped("blluue", "bluue"), mistyped("mole", "move"), mistyped("teal", "tea")
    (True, True, False, False)
    """
    if len(typed) < len(meant) or sorted(typed) == sorted(meant):
        return True
    if len(typed) > len(meant):
        at = next((n for n, (a, b) in enumerate(zip(typed, meant)) if a != b), len(meant))  # noqa: B905
        return any(
            _neighbors(typed[at], one)
            for one in typed[max(at - 1, 0) : at] + typed[at + 1 : at + 2]
        )
    if sounds(typed) == sounds(meant) and (
        len(typed) >= SHORTEST or _vowels(typed) == _vowels(meant)
    ):
        return True
    kept = typed[0] == meant[0] or len(typed) >= SHORTEST - 1
    return kept and all(a == b or _neighbors(a, b) for a, b in zip(typed, meant))  # noqa: B905


def _vowels(word: str) -> list[str]:
    return [letter for letter in word if letter in _VOWELS]


def _neighbors(a: str, b: str) -> bool:
    for number, row in enumerate(_ROWS):
        if a in row:
            at = row.index(a)
            rows = _ROWS[max(0, number - 1) : number + 2]
            return any(b in other[max(0, at - 1) : at + 2] for other in rows)
    return False


def same_beginning(typed: str, meant: str) -> bool:
    """Tell whether two words begin with one sound, or the first letter was missed, or typed after the second.

    Other slips are rare in the first letter, but for the key beside it, where all the rest is right.
    """
    rest = typed[1:]
    return (
        typed[0] == meant[0]
        or typed == meant[1:]
        or (typed[1::-1] == meant[:2] and typed[2:] == meant[2:])
        or (rest == meant[1:] and len(rest) >= SHORTEST and _neighbors(typed[0], meant[0]))
        or sounds(typed)[:2] == sounds(meant)[:2] != ""
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
