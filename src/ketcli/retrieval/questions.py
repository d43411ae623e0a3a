"""What a text asks of an effect or a mixture: how soon, how long, whether it goes away, how often, some time apart."""

from __future__ import annotations

from ketcli.language.ideas import wording
from ketcli.language.lists import CUE, DRUG, FILLER, STOP
from ketcli.language.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index

APART = "apart"
"""The kind of a text that names what was taken, and a time between, and nothing else."""


def only_taken(index: Index, text: str) -> bool:
    """Tell whether a text names what was taken, by whom and when, and no complaint."""
    return all(taken(index, word) for word in tokens(index.language, text))


def asked(index: Index, plain: list[str]) -> str:
    """Return the kind of question that plain words hold, the one told by most words; empty for none."""
    said = f" {' '.join(plain)} "
    found = [
        (length, kind)
        for word in {*plain}
        for length, kind, parts in index.questions(word)
        if parts[0] in said
        and _holds(said, parts)
        and (
            kind != APART or all(taken(index, w) for w in plain if w not in " ".join(parts).split())
        )
    ]
    return max(found, default=(0, ""))[1]


def _holds(said: str, parts: list[str]) -> bool:
    """Tell whether all parts of a question stand in a text, one behind the other."""
    at = 0
    for part in parts:
        at = said.find(part, at)
        if at < 0:
            return False
        at += len(part) - 1
    return True


def taken(index: Index, word: str) -> bool:
    """Tell whether a word says nothing of a complaint: what was taken, by whom, when."""
    marks = set(index.language.marks(word))
    return bool(marks & {*FILLER, *STOP, *CUE, *DRUG}) or bool(
        index.pointer(wording(index.language, [word]))
    )
