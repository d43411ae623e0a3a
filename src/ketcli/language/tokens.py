"""Text as people or data write it becomes plain words: folded, without accents, American."""

import unicodedata

from ketcli.language.lists import EXTENT, SUPERLATIVE, Language
from ketcli.language.stems import stem

REACH = 4
"""Words behind `never` in which `so` stands."""
_APOSTROPHES = "\u2018\u2019\u02bc\u00b4`\u2032"
_KEPT = "abcdefghijklmnopqrstuvwxyz0123456789'"
_SPACED = {code: " " for code in range(128) if chr(code) not in _KEPT}


def folded(text: str) -> list[str]:
    """Return the lower-case words of a text, without accents and apostrophes, as they are spelled.

    >>> folded("Can't pee: my brother's Ha\u00e9maturia!")
    ['cant', 'pee', 'my', 'brother', 'haematuria']
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize(
            "NFKD", text.translate(dict.fromkeys(map(ord, _APOSTROPHES), "'"))
        )
        text = "".join(c if c in _KEPT else _letter(c) for c in text)
    text = text.replace("`", "'")
    found = text.translate(_SPACED).split()
    if "'" not in text:
        return found
    plain = (
        (word.strip("'").removesuffix("'s") or word).replace("'", "") if "'" in word else word
        for word in found
    )
    return [word for word in plain if word]


def _letter(sign: str) -> str:
    """Return what a sign stands for that is no letter of ours; nothing for accents and what cannot be seen.

    >>> folded("\u03b2-blocker hyper\u00adtension")
    ['beta', 'blocker', 'hypertension']
    """
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    called = unicodedata.name(sign, "")
    return f" {called[19:].lower()} " if called.startswith("GREEK SMALL LETTER ") else " "


def tokens(language: Language, text: str) -> list[str]:
    """Return the plain words of a text, in American spelling, amounts as a number and its unit.

    `never felt so ill` denies nothing: a word that says how much takes what it denies back.
    """
    kept: list[str] = []
    for word in reversed(amounts(language, folded(text))):
        marks = language.marks(ours := language.american(word))
        if SUPERLATIVE not in marks or not any(EXTENT in language.marks(w) for w in kept[-REACH:]):
            kept.append(ours)
    return kept[::-1]


def amounts(language: Language, plain: list[str]) -> list[str]:
    """Return words in which the units that stand with a number are written out: 2g is 2 grams."""
    units = language.units
    found: list[str] = []
    for word in plain:
        unit = word.lstrip("0123456789")
        if unit in units and unit != word:
            found += [word.removesuffix(unit), units[unit]]
        elif word in units and found and found[-1].isdigit():
            found.append(units[word])
        else:
            found.append(word)
    return found


def forms(text: str) -> str:
    """Return the stems of a text in a row: what is equal where only forms of words differ."""
    return " ".join(map(stem, folded(text)))
