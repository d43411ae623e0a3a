"""Effects by words and by filters: what a search and a list answer, and why there may be nothing."""

from __future__ import annotations

from ketcli import errors
from ketcli.answers.names import UNKNOWN_IS_NOT_SAFE
from ketcli.answers.picked import pick
from ketcli.answers.select import admitted, nothing_under
from ketcli.answers.shapes import Answer, Filters, Missing, Nothing, Remark, remark
from ketcli.language.tokens import tokens
from ketcli.retrieval import pointers, questions, searching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import KnowledgeBase, Pointer
    from ketcli.knowledge.model import Effect
    from ketcli.retrieval.index import Index

SHOWN_WORDS = 6
"""Unknown words that a message repeats."""


def find(
    kb: KnowledgeBase,
    index: Index,
    text: str,
    filters: Filters | None = None,
    *,
    exact: bool = False,
    limit: int = 0,
) -> Answer[Effect]:
    """Return the effects that the words are about, best first; no limit when it is 0."""
    filters = filters or Filters()
    found, see = _search(index, text, exact=exact)
    if any(pointer.danger for pointer in see) and questions.only_taken(index, text):
        found = searching.Found(hits=())
    under = admitted(kb, [hit.effect for hit in found.hits], filters)
    kept = [hit for hit in found.hits if hit.effect in under]
    nothing = None
    if not found.hits:
        nothing = None if see else _unknown_words(text, found)
    elif not kept:
        nothing = nothing_under(kb, [hit.effect for hit in found.hits], filters)
    shown = kept[:limit] if limit else kept
    return Answer(
        command="search",
        kind="effect",
        text=text,
        filters=filters,
        records=pick(kb.effects, [hit.effect for hit in shown]),
        matches={hit.effect: hit.match for hit in shown},
        corrections=found.corrections,
        unknown=found.unknown,
        nothing=nothing,
        left_out=len(kept) - len(shown),
        remarks=(*_cut(len(shown), len(kept)), *_shortened(text)),
        see=see,
        question=questions.asked(index, text[: searching.LONGEST_TEXT]),
    )


def _search(index: Index, text: str, *, exact: bool) -> tuple[searching.Found, tuple[Pointer, ...]]:
    """Search for effects, and point at the substances, groups or topic that the words name.

    Where the words are no effect's own name, what names a substance is not
    searched for again among the effects.
    """
    found = searching.search(index, text, exact=exact)
    plain = tokens(index.language, text[: searching.LONGEST_TEXT])
    topic = pointers.topic(index, plain)
    sure = bool(found.hits) and found.hits[0].match.kind in searching.EXACT
    if topic:
        return (found if sure else searching.Found(hits=())), (topic,)
    see, rest = pointers.pointed(index, plain, {c.typed: c.used for c in found.corrections})
    if not sure and (near := pointers.asked_about(index, plain)):
        see = (*see, near)
    if sure or not any(pointer.danger for pointer in see):
        return found, see
    without = searching.search(index, " ".join(rest), exact=exact)
    corrections = tuple(dict.fromkeys((*found.corrections, *without.corrections)))
    return (
        searching.Found(
            without.hits, corrections, without.unknown, without.suggestions, without.guesses
        ),
        see,
    )


def _unknown_words(text: str, found: searching.Found) -> Nothing:
    strangers = ", ".join(f"'{errors.shown(word)}'" for word in found.unknown[:SHOWN_WORDS])
    what = (
        f"no effect here goes by {strangers}" if strangers else "no effect here goes by these words"
    )
    return Nothing(
        kind=Missing.UNKNOWN_WORDS,
        message=f"Nothing found for '{errors.shown(text)}': {what}. {UNKNOWN_IS_NOT_SAFE}",
        # Effects, or else words: never both in one list.
        suggestions=tuple(hit.effect for hit in found.guesses) or found.suggestions,
    )


def _cut(shown: int, total: int) -> tuple[Remark, ...]:
    return (remark(f"Showing the first {shown} of {total}."),) if shown < total else ()


def _shortened(text: str) -> tuple[Remark, ...]:
    longest = searching.LONGEST_TEXT
    if len(text) <= longest:
        return ()
    return (remark(f"Only the first {longest:,} letters were searched for."),)
