"""What a text is about that is not in the data: an animal, or another drug by itself.

An animal is meant where it swallowed what is named, or where nothing else is said; another drug where one is named and
this one is not. Of a text that says nothing else, what is told of people, or of this drug, is no answer.
"""

from __future__ import annotations

from ketcli.language.lists import ANIMAL, DRUG, FILLER, OTHER, OVERDONE, SWALLOWING
from ketcli.retrieval.questions import taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index

ANIMALS, TOO_MUCH, ALONE = "animals", "too-much", "alone"
"""Animals; too much of another drug, or the end of it; whatever else another drug does."""


def about(index: Index, plain: list[str], *, named: bool) -> tuple[str, bool]:
    """Return which of the three plain words are about, and whether about nothing else; empty for none.

    `named` says whether they name another substance.
    """
    marks = [index.language.marks(word) for word in plain]
    said = set().union(*marks)
    bare = _bare(index, plain)
    if (named or said & {DRUG, OVERDONE}) and _animal(marks, bare=bare):
        return ANIMALS, bare and OTHER not in said
    if not named or DRUG in said:
        return "", False
    if OVERDONE in said or (bare and any(word.isdigit() and len(word) > 1 for word in plain)):
        return TOO_MUCH, bare
    # "alcohol" is about mixing it, "prozac side effects" is not.
    return "" if bare and FILLER not in marks else ALONE, bare


def _bare(index: Index, plain: list[str]) -> bool:
    quiet, marks = {ANIMAL, SWALLOWING, OVERDONE}, index.language.marks
    return all(one.isdigit() or taken(index, one) or quiet & {*marks(one)} for one in plain)


def _animal(marks: list[str], *, bare: bool) -> bool:
    """Tell whether an animal is named, and what it swallowed, or nothing else."""
    at = [number for number, seen in enumerate(marks) if ANIMAL in seen]
    return any(bare or SWALLOWING in "".join(marks[n + 1 : n + 3]) for n in at)
