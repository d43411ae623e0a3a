"""What was asked of an effect, answered in kind: how soon, how long, does it go away, how often."""

from __future__ import annotations

from ketcli.answers.shapes import Answer
from ketcli.answers.slicing import slice_under
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Question
from ketcli.render.blocks import Blocks
from ketcli.render.view_effect import how_often
from ketcli.render.view_times import endings, times


def answered(out: Blocks, answer: Answer, kb: KnowledgeBase) -> None:
    """Answer the question of the first effect, and say how it was understood."""
    effect = kb.effects[next(iter(answer.matches))]
    found = slice_under(effect, kb, answer.filters)
    kind = next(question for question in Question if question == answer.question)
    if kind is Question.HOW_OFTEN:
        how_often(out, effect, found, kb)
    elif kind is Question.HOW_SOON:
        times(out, effect, kb, answer, "onset")
    elif kind is Question.HOW_LONG:
        times(out, effect, kb, answer, "duration")
        endings(out, effect, found, kb, answer)
    else:
        endings(out, effect, found, kb, answer)
        times(out, effect, kb, answer, "duration")
    out.line((f"Understood: {kind.label}, asked of {effect.plain_name}.", "aside"))
