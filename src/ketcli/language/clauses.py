"""A text becomes complaints: cut at punctuation and at words like `but`, without pleas for help."""

from ketcli.language.ideas import ideas
from ketcli.language.lists import CUT, REFERRING, Language
from ketcli.language.tokens import tokens

LONGEST_REFERRING = 3
"""Words of a clause that begins with `it` and goes on with the one before."""
LONGEST_OPENER = 7
"""Words of the longest opener that is looked for."""
_BREAKS = dict.fromkeys(map(ord, ",;.!?&\u2013\u2014"), "\n")


def clauses(language: Language, text: str) -> list[list[str]]:
    """Return the plain words of each complaint of a text, in order; none is empty."""
    found: list[list[str]] = []
    for part in text.translate(_BREAKS).split("\n"):
        plain = tokens(language, part)
        inside = {n for _, at in ideas(language, plain) if len(at) > 1 for n in at}
        clause: list[str] = []
        for number, word in enumerate(plain):
            if CUT in language.marks(word) and number not in inside:
                found.append(clause)
                clause = []
            else:
                clause.append(word)
        found.append(clause)
    whole = [without_plea(language, clause) for clause in found]
    joined: list[list[str]] = []
    for clause in whole if any(whole) else found:
        if not clause:
            continue
        # "peeing all day and it burns": what "it" is stands before.
        refers = REFERRING in language.marks(clause[0]) and len(clause) <= LONGEST_REFERRING
        if joined and refers:
            joined[-1] = [*joined[-1], *clause]
        else:
            joined.append(clause)
    return joined


def without_plea(language: Language, clause: list[str]) -> list[str]:
    """Return a clause without what people say before and after that says nothing of the complaint."""
    for length in range(min(LONGEST_OPENER, len(clause) - 1), 0, -1):
        if " ".join(clause[:length]) in language.openers:
            return without_plea(language, clause[length:])
    for length in range(len(clause), 0, -1):
        if " ".join(clause[-length:]) in language.pleas:
            return without_plea(language, clause[:-length])
    return clause
