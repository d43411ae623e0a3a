"""What a text asks of an effect: how soon, how long, whether it goes away, how often."""

from __future__ import annotations

from ketcli.language.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.retrieval.index import Index

GAP = "..."
"""Stands in a question for any words."""


def asked(index: Index, text: str) -> str:
    """Return the kind of question that a text holds, the one told by most words; empty for none."""
    said = f" {' '.join(tokens(index.language, text))} "
    found = [
        (len(question), kind)
        for question, kind in index.kb.section("questions")
        if _holds(said, question)
    ]
    return max(found, default=(0, ""))[1]


def _holds(said: str, question: str) -> bool:
    """Tell whether all parts of a question stand in a text, one behind the other."""
    at = 0
    for part in question.split(GAP):
        at = said.find(f" {part.strip()} ", at)
        if at < 0:
            return False
        at += len(part.strip()) + 1
    return True
