"""An effect on one line: its name, whether it can be serious, the number that leads, how sure."""

from __future__ import annotations

from ketcli.answers.slicing import slice_under
from ketcli.knowledge.vocabulary import Certainty, Context
from ketcli.render.blocks import Piece, Text, text
from ketcli.render.figures import COMPOSITE, leading
from ketcli.render.pieces import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice

USES = {Context.RECREATIONAL: "recreational", Context.THERAPEUTIC: "treatment"}
HOW_OFTEN = "how often, and in whom"
ENDS = "does it go away? (sources)"
SERIOUS = "!"
GUESS = "(?)"
_USE = {(Context.RECREATIONAL,): "use", (Context.THERAPEUTIC,): "treat", tuple(USES): "both"}


def row(
    effect: Effect, kb: KnowledgeBase, answer: Answer, *, guess: bool = False
) -> tuple[Text, ...]:
    """Return the cells of an effect under the filters of the answer."""
    found = slice_under(effect, kb, answer.filters)
    serious: Piece = (f"{SERIOUS} ", "alarm") if effect.serious else ("  ", "")
    return (
        text(serious, (effect.plain_name, "strong"), f" {GUESS}" if guess else ""),
        text(ended(found))
        if found and answer.filters.reversibilities
        else text(*leading(found.headline if found else None)),
        text(used_in(effect, answer, found)),
        text(sure(found)),
    )


def head(answer: Answer, first: str = "") -> tuple[str, ...]:
    """Return the names of the columns of `row`."""
    return (first, ENDS if answer.filters.reversibilities else HOW_OFTEN, "in", "how sure")


def ended(found: Slice, what: str = "") -> str:
    """Return how it ends, each degree with how many independent sources say so."""
    said = [one.degree.short for one in found.endings]
    many = [str(one.sources) for one in found.endings]
    if what:
        many[0] = counted(found.endings[0].sources, what)
    return "; ".join(map(": ".join, zip(said, many, strict=True)))


def used_in(effect: Effect, answer: Answer, found: Slice | None) -> str:
    """Return in which contexts an effect was found under the filters; empty where none says."""
    asked = answer.filters.contexts
    term = found.term if found else None
    contexts = tuple(
        context
        for context in (Context.RECREATIONAL, Context.THERAPEUTIC)
        if (not asked or context in asked)
        and any(
            s.context == context and s.term == term and (s.present or s.mixed)
            for s in effect.slices
        )
    )
    return _USE.get(contexts, "")


def sure(found: Slice | None) -> str:
    """Return how sure the sources let us be in one or two words."""
    if found is None or found.certainty is Certainty.NONE:
        return "not found" if found and found.absent else "-"
    return found.certainty.short


def how_sure(found: Slice | None) -> str:
    """Return how sure the sources let us be, and where, should that be but one of several."""
    if found is None or (found.certainty is Certainty.NONE and not found.absent):
        return "nothing recorded"
    if found.certainty is Certainty.NONE:
        return "looked for, not found"
    word = found.certainty.short
    if found.surest and (found.context is None or found.term is None):
        where = [found.surest.context.label] if found.context is None else []
        where += [found.surest.term.label] if found.term is None else []
        return f"{word} ({', '.join(where)})"
    return word


def legend(rows: list[tuple[Text, ...]]) -> list[str]:
    """Return what the marks mean that rows bear, and what stands in `in`: one line, or one each."""
    said = "".join(words for row in rows for cell in row for words, _ in cell)
    used = {row[2][0][0] for row in rows if row[2]}
    marks = "   ".join(meaning for mark, meaning in _MARKS.items() if mark in said)
    uses = ", ".join(f"{short} = {long}" for short, long in _USED.items() if short in used)
    lines = [line for line in (marks, f"in: {uses}" if uses else "") if line]
    whole = "   ".join(lines)
    return [whole] if lines and len(whole) <= ONE_LINE else lines


_MARKS = {f"{SERIOUS} ": f"{SERIOUS} can be serious", GUESS: f"{GUESS} a guess", " *": COMPOSITE}
ONE_LINE = 80
SURENESS = "how sure: how far the sources let us go, not how likely it is (ket about rules)"
_USED = {"use": "recreational", "treat": "treatment", "both": "recreational and treatment"}
