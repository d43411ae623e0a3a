"""The one normaliser: text as people or data write it becomes words that can be compared."""

import re
import unicodedata
from functools import cache

from ketcli.language.lexicon import AMERICAN, CUTS, FAMILIES, FILLER, PHRASES, PLEAS, STOP

STEERING = "\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff"
"""What could move a cursor or reorder a line, for a character class: C0 but the tab, DEL, C1, bidirectional
controls, separators of lines and paragraphs, lone surrogates."""
LONGEST_PHRASE = 5
SHORTEST_STEM = 4
"""Fewest letters that an ending may leave, so that `early` is no ear."""
LEAST_AROUND = 3
"""Letters that a word must have besides a British ending, so that `raised` stays."""
SHORTEST_ROOT = 5
"""Fewest letters of a stem that may stand for a family; shorter ones belong to strangers too."""
_PLEAS = frozenset(PLEAS)
_TOKEN = re.compile(r"[a-z0-9]+")
_PUNCTUATION = re.compile(r"[,;.!?&\n\u2013\u2014]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u00b4`\u2032]")
_POSSESSIVE = re.compile("(?<=[a-z])['\u2018\u2019\u02bc\u00b4`\u2032]s\\b")
_ENDINGS = (
    ("ational", ""), ("ations", ""), ("ation", ""), ("atory", ""), ("ative", ""), ("ating", ""),
    ("ated", ""), ("ates", ""), ("ator", ""), ("ate", ""),
    ("iest", "i"), ("ier", "i"),
    ("iness", "i"), ("ness", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""),
    ("ingly", ""), ("edly", ""), ("fully", ""), ("ously", ""), ("ily", "i"), ("ly", ""),
    ("sions", "s"), ("sion", "s"), ("tions", "t"), ("tion", "t"), ("ities", ""), ("ity", ""),
    ("ings", ""), ("ing", ""), ("ied", "i"), ("ed", ""), ("ies", "i"), ("sses", "ss"), ("es", ""),
    ("ous", ""), ("ful", ""),
)  # fmt: skip
_BRITISH = re.compile("|".join(re.escape(british) for british, _ in AMERICAN))
_LAST = tuple(ending for ending, _ in _ENDINGS)
_VOWEL = re.compile("[aeiouy]")


def tokens(text: str) -> list[str]:
    """Return the plain lower-case words of a text, in American spelling, without accents.

    >>> tokens("Can't pee: Haématuria!")
    ['cant', 'pee', 'hematuria']
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = _APOSTROPHES.sub("", _POSSESSIVE.sub("", folded))
    return [american(word) for word in _TOKEN.findall(folded)]


def american(word: str) -> str:
    """Return the American spelling of a lower-case word.

    >>> american("diarrhoea"), american("oedema"), american("anaesthesia")
    ('diarrhea', 'edema', 'anesthesia')
    """
    if not _BRITISH.search(word):
        return word
    for british, ours in AMERICAN:
        around = LEAST_AROUND if british.startswith(("is", "ys")) else 0
        if british in word and len(word) >= len(british) + around:
            word = word.replace(british, ours)
    return word


def stem(word: str) -> str:
    """Return what the forms of a word have in common; not always a word itself.

    >>> stem("urinate") == stem("urinating") == stem("urination")
    True
    """
    if len(word) <= 4 and not word.endswith("s"):
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending, instead in _ENDINGS if word.endswith(_LAST) else ():
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) >= SHORTEST_STEM and _VOWEL.search(root):
            word = root + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.rstrip("eiy") if len(word.rstrip("eiy")) >= 3 else word


def idea(word: str) -> str:
    """Return the word that stands for the family of a plain word, or else its stem."""
    if word in FILLER or word in STOP:
        return word
    by_word, by_stem = families()
    known = by_word.get(word) or (word.endswith("in") and by_word.get(word + "g"))
    if known:
        return known
    root = stem(word)
    return by_stem.get(root, root)


def ideas(plain: list[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Return ideas in order, each with the numbers of the plain words that it was made from."""
    found: list[tuple[str, tuple[int, ...]]] = []
    at = 0
    while at < len(plain):
        for length in range(min(LONGEST_PHRASE, len(plain) - at), 0, -1):
            phrase = PHRASES.get(" ".join(plain[at : at + length]))
            if phrase:
                here = tuple(range(at, at + length))
                found.extend((word, here) for word in phrase.split())
                at += length
                break
        else:
            found.append((idea(plain[at]), (at,)))
            at += 1
    return found


def words(text: str) -> tuple[str, ...]:
    """Return the ideas of a text in order, stop words dropped unless there is nothing else.

    >>> words("I can't urinate"), words("unable to pee")
    (('not:pee',), ('not:pee',))
    """
    return said(tokens(text))


def said(plain: list[str]) -> tuple[str, ...]:
    """Return the ideas of plain words, as `words` does of a text."""
    found = [(word, len(at) > 1 or plain[at[0]] not in STOP) for word, at in ideas(plain)]
    return tuple(_denied([w for w, telling in found if telling]) or [w for w, _ in found])


def _denied(found: list[str]) -> list[str]:
    """Tie each `not` to what it denies, the next idea that says something: `not:sleep`."""
    out: list[str] = []
    denying = False
    for word in found:
        if word == "not":
            denying = True
        elif denying and word not in FILLER:
            out.append(f"not:{word}")
            denying = False
        else:
            if word in CUTS and denying:
                out.append("not")
                denying = False
            out.append(word)
    return [*out, "not"] if denying else out


def clauses(text: str) -> list[list[str]]:
    """Return the plain words of each complaint of a text: cut at punctuation and at CUTS.

    >>> clauses("dizzy, and I can't pee")
    [['dizzy'], ['i', 'cant', 'pee']]
    """
    found: list[list[str]] = []
    for part in _PUNCTUATION.split(text):
        plain = tokens(part)
        inside = {n for _, at in ideas(plain) if len(at) > 1 for n in at}
        clause: list[str] = []
        for number, word in enumerate(plain):
            if word in CUTS and number not in inside:
                found.append(clause)
                clause = []
            else:
                clause.append(word)
        found.append(clause)
    whole = [without_plea(clause) for clause in found]
    joined: list[list[str]] = []
    for clause in whole if any(whole) else found:
        # "peeing all day and it burns": what "it" is stands before.
        if joined and clause[:1] in (["it"], ["its"]) and len(clause) <= LONGEST_IT:
            joined[-1] = [*joined[-1], *clause]
        elif clause:
            joined.append(clause)
    return joined


LONGEST_IT = 3
"""Words of a clause about `it` that says nothing without the clause before."""


def without_plea(clause: list[str]) -> list[str]:
    """Return a clause without what people add that says nothing of the complaint."""
    for length in range(len(clause), 0, -1):
        if " ".join(clause[-length:]) in _PLEAS:
            return without_plea(clause[:-length])
    return clause


@cache
def families() -> tuple[dict[str, str], dict[str, str]]:
    """Return families by plain word and by stem."""
    by_word = {
        word: line.split(" ", 1)[0] for line in FAMILIES.splitlines() for word in line.split()
    }
    by_stem: dict[str, str] = {}
    for word, head in by_word.items():
        root = stem(word)
        if len(root) >= SHORTEST_ROOT:
            by_stem.setdefault(root, head)
    by_word.update((word, word) for phrase in PHRASES.values() for word in phrase.split())
    return by_word, by_stem
