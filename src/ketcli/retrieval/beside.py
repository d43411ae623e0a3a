"""Slips that only the words beside them tell apart: of short words, of words of idioms and alarms, of denials.

A word is meant where the one typed is a form of it but for a letter; or where with it the words beside it are an
idiom, deny what an effect is called by, stand together in a name, raise an alarm or say what was taken.
"""

from __future__ import annotations

from ketcli.language.ideas import ideas, said
from ketcli.language.lists import CUE, DENIAL, DRUG, FILLER, STOP
from ketcli.retrieval.alarms import raised
from ketcli.retrieval.near import apart, cost, mistyped, turned, without_one
from ketcli.retrieval.pairs import Pairs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index

REACH = 4
"""Words before and behind a slip that are looked at."""
LEAST = 3
"""Letters of a slip; of so few only one is left out, or the word is in the lists."""
COMMONNESS = 25
"""Names that make a word as much likelier as a slip less."""
AS_LIKELY = 0.4
"""What a slip may cost more than another and still be as likely."""


def fitting(index: Index, plain: list[str], at: int) -> str | None:
    """Return the word of which one at a place is a slip, by the words beside it; None where none fits or two do."""
    typed = plain[at]
    if len(typed) < LEAST or not typed.isalpha() or index.code([typed]):
        return None
    before, after = plain[max(at - REACH, 0) : at], plain[at + 1 : at + 1 + REACH]
    found: list[tuple[float, str]] = []
    for word in _candidates(index, typed):
        if not turned(index.language, typed, word) and _fits(index, before, typed, word, after):
            far = cost(typed, word, 1) - min(index.held(word), COMMONNESS) / COMMONNESS
            found.append((far, word))
    if not found:
        return None
    far, best = min(found)
    marks = index.language.marks
    denies = DENIAL in marks(best)
    if any(other - far < AS_LIKELY and (DENIAL in marks(word)) != denies for other, word in found):
        return None
    return best


def _candidates(index: Index, typed: str) -> list[str]:
    """Return the words that one slip makes a word of."""
    found = {word for key in without_one(typed) for word in index.one_slip(key)}
    if len(typed) == LEAST:
        found = {word for word in found if len(word) > LEAST or index.language.family(word)}
    return [word for word in found if apart(typed, word, 1) == 1 and mistyped(typed, word)]


def _fits(index: Index, before: list[str], typed: str, word: str, after: list[str]) -> bool:
    language, place = index.language, len(before)
    with_it, without = [*before, word, *after], [*before, typed, *after]
    own = language.idea(word)
    return (
        (len(typed) > len(word) and own == language.idea(typed))
        or any(len(where) > 1 and place in where for _, where in ideas(language, with_it))
        or (_taken(index, word) and any(_taken(index, one) for one in (*before, *after)))
        or (len(with_it) > 1 and _says_more(index, own, with_it, without))
    )


def _says_more(index: Index, own: str, with_it: list[str], without: list[str]) -> bool:
    """Tell whether words with another say something that is known, and do not without it."""
    had = {*said(index.language, without)}
    meant = [one for one in said(index.language, with_it) if one == own or _tells(index, one)]
    new = {*meant} - had
    return bool(new) and (
        any(idea.startswith("not:") and index.owned(idea) for idea in new)
        or (own in new and any(index.holds([own, other]) for other in meant if other != own))
        or bool(index.called(" ".join(sorted({*meant}))))
        or raised(index.kb, with_it) > raised(index.kb, without)
        or Pairs(index, with_it).effects.keys() > Pairs(index, without).effects.keys()
    )


def _taken(index: Index, word: str) -> bool:
    """Tell whether a word names what was taken, or says that it was."""
    if {DRUG, CUE} & set(index.language.marks(word)):
        return True
    found = index.pointer(word)
    return bool(found and found.danger)


def _tells(index: Index, idea: str) -> bool:
    return not {FILLER, STOP} & set(index.language.marks(idea))
