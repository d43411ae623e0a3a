"""Effects by words and by filters: what a search and a list answer, and why there may be nothing."""

from __future__ import annotations

from ketcli import errors
from ketcli.answers.names import LOOKS_LIKE_IT, NOT_HERE, UNKNOWN_IS_NOT_SAFE
from ketcli.answers.picked import Picked, cut, in_order
from ketcli.answers.select import admitted, nothing_under
from ketcli.answers.shapes import (
    Aloud,
    Answer,
    Filters,
    First,
    Missing,
    Nothing,
    Remark,
    Suggestion,
)
from ketcli.language.ideas import wording
from ketcli.retrieval import alarms, another, pointers, questions, searching, spelling
from ketcli.retrieval.asked import besides
from ketcli.retrieval.hits import Rung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import KnowledgeBase, Pointer
    from ketcli.knowledge.model import Effect
    from ketcli.retrieval.hits import Correction, Match
    from ketcli.retrieval.index import Index
    from ketcli.retrieval.searching import Hit

NO_WORD = "No words to search for: say what it feels like, as in 'ket search cant pee'."
KEPT = 0.85
"""How likely an effect must be meant to be told of beside a topic that is likelier: can I drive home. Of 50 questions
about topics 2 show effects so, with 0.5 it is 8; with 0.95 one phrase of 430 of public pages loses its effect."""
ANTIDOTE = "antidote"
"""The danger of what nobody had too much of: `overdose, gave narcan` is about the drug."""
FOR_A_VET = "CALL a vet or an animal poison line NOW: nothing here is about animals."
NOT_BY_ITSELF = (
    "What another drug does by itself is not in this data, which tells of {}, and of what happens when something else "
    "is mixed with it."
)
TOO_MUCH_OF_IT = (
    "CALL your local emergency number or a poison center NOW if somebody had too much of another drug, even if they "
    "feel well, or is very ill from stopping it."
)
SHOWN_WORDS = 6
"""Unknown words that a message repeats."""


def find(
    index: Index,
    text: str,
    filters: Filters | None = None,
    *,
    exact: bool = False,
    sort: str = "",
    limit: int = 0,
) -> Answer[Effect]:
    """Return the effects that the words are about, best first or in the order asked for; no limit when it is 0."""
    kb = index.kb
    filters = filters or Filters()
    mended, fixes = spelling.mended(index, text[: searching.LONGEST_TEXT], exact=exact)
    plain = index.plain(mended)
    unlisted, rest = pointers.unlisted(index, plain)
    asked = " ".join(rest) if unlisted else mended
    result, see = _searched(index, asked, rest, taken=bool(unlisted), exact=exact)
    first: tuple[Remark, ...] = ()
    if not exact:
        result, see, first = _of_another(index, rest, result, see, taken=bool(unlisted))
    under = admitted(kb, [hit.effect for hit in result.hits], filters)
    kept = [hit for hit in result.hits if hit.effect in under]
    nothing = None
    if not result.hits:
        nothing = None if see else _unknown_words(kb, text, result)
    elif not kept:
        nothing = nothing_under(kb, [hit.effect for hit in result.hits], filters)
    answer: Answer[Effect] = Answer(
        command="search",
        kind="effect",
        text=text,
        filters=filters,
        sort=sort,
        records=Picked(kb.effects, in_order(kb, [hit.effect for hit in kept], sort, filters)),
        matches={hit.effect: _told(hit, fixes) for hit in kept},
        corrections=tuple(dict.fromkeys((*fixes, *result.corrections))),
        unknown=result.unknown,
        nothing=nothing,
        remarks=(*first, *_shortened(text), *(Remark(f"{one}; {NOT_HERE}.") for one in unlisted)),
        see=see,
        question=questions.asked(index, plain),
        alarms=() if exact else alarms.told(index.kb, plain, result.corrections),
        mended=mended,
    )
    return cut(answer, limit)


def _told(hit: Hit, fixes: list[Correction]) -> Match:
    """Return why an effect was found; whatever it was, words were corrected first where there are any fixes."""
    return hit.match._replace(kind=Rung.SPELLING) if fixes else hit.match


def _of_another(
    index: Index,
    plain: list[str],
    result: searching.SearchResult,
    see: tuple[Pointer, ...],
    *,
    taken: bool,
) -> tuple[searching.SearchResult, tuple[Pointer, ...], tuple[Remark, ...]]:
    """Return what is found and pointed at where words are about an animal or another drug, and what to say of that."""
    named = taken or any(one.danger not in (None, ANTIDOTE) for one in see)
    what, bare = another.about(index, plain, named=named)
    if not what:
        return result, see, ()
    if bare and what != another.ALONE:
        result, see = searching.SearchResult(hits=()), tuple(one for one in see if one.danger)
    if what == another.ANIMALS:
        return result, see, (First(FOR_A_VET),)
    told = NOT_BY_ITSELF.format(index.kb.about.drugs[0].name)
    if what == another.ALONE:
        return result, see, (Aloud(told),)
    return result, see, ((First if bare else Aloud)(f"{TOO_MUCH_OF_IT} {told}"),)


def _searched(
    index: Index, text: str, plain: list[str], *, taken: bool, exact: bool
) -> tuple[searching.SearchResult, tuple[Pointer, ...]]:
    """Return what a search finds; of a text that names what was taken and nothing else, no effects.

    It is `taken` besides where words were left out that name a substance that is not here.
    """
    result, see = _search(index, text, plain, exact=exact)
    mixed = tuple(pointer for pointer in see if pointer.danger)
    if not (taken or mixed) or not questions.only_taken(index, text):
        return result, see
    return searching.SearchResult(hits=()), mixed if taken else see


def _search(
    index: Index, text: str, plain: list[str], *, exact: bool
) -> tuple[searching.SearchResult, tuple[Pointer, ...]]:
    """Search for effects, and point at the substances, groups or topic that the words name or ask for.

    A question that a topic answers better than any effect finds the topic alone. Where the words
    are no effect's own name, what names a substance is not searched for again among the effects.
    """
    result = searching.search(index, text, exact=exact)
    sure = bool(result.hits) and result.hits[0].match.kind in searching.EXACT
    if topic := pointers.topic(index, plain):
        named = sure and _says_enough(index, result.hits[0].match.text, plain)
        return (result if named else searching.SearchResult(hits=())), (topic,)
    see, rest, asked, topical = besides(index, plain, result)
    best = result.hits[0].match.score if result.hits else 0.0
    if any(pointer.danger for pointer in see) and not sure:
        result = _without(index, result, searching.search(index, " ".join(rest), exact=exact))
    if exact:
        return result, see
    if not sure and best < min(topical, KEPT):
        result = searching.SearchResult(hits=())
    return result, tuple(dict.fromkeys((*see, *asked)))


def _says_enough(index: Index, name: str, plain: list[str]) -> bool:
    """Tell whether a name has a third of the words of a text: `pee` has none of `how long in urine`."""
    said, same = (
        {index.language.stem(word) for word in wording(index.language, words).split()}
        for words in (plain, index.plain(name))
    )
    return 3 * len(said & same) >= len(said)


def _without(
    index: Index, result: searching.SearchResult, rest: searching.SearchResult
) -> searching.SearchResult:
    """Return what was found without the words for substances, with the corrections of both.

    What can kill and was found with them stays, after it: "gave narcan, still out".
    """
    corrections = tuple(dict.fromkeys((*result.corrections, *rest.corrections)))
    there = {hit.effect for hit in rest.hits}
    others = [hit for hit in result.hits if hit.effect not in there]
    deadly = [hit for hit in others if index.kb.facets[hit.effect].gravity == 0]
    hits = (*rest.hits, *deadly)
    return searching.SearchResult(hits, corrections, rest.unknown, rest.suggestions, rest.guesses)


def _unknown_words(kb: KnowledgeBase, text: str, result: searching.SearchResult) -> Nothing:
    if not any(map(str.isalpha, text)):
        return Nothing(kind=Missing.UNKNOWN_WORDS, message=NO_WORD)
    strangers = ", ".join(f"'{errors.shown(word)}'" for word in result.unknown[:SHOWN_WORDS])
    what = f"no effect here goes by {strangers or 'these words'}"
    return Nothing(
        kind=Missing.UNKNOWN_WORDS,
        message=f"Nothing found for '{errors.shown(text)}': {what}. {UNKNOWN_IS_NOT_SAFE}",
        # Effects, or else words: never both in one list.
        suggestions=tuple(_guessed(kb, hit) for hit in result.guesses)
        or tuple(Suggestion(word, LOOKS_LIKE_IT) for word in result.suggestions),
    )


def _guessed(kb: KnowledgeBase, hit: Hit) -> Suggestion:
    facets = kb.facets[hit.effect]
    shared = f"shares '{hit.match.text}'" if hit.match.text else "is near in meaning"
    return Suggestion(facets.name, shared, hit.effect)


def _shortened(text: str) -> tuple[Remark, ...]:
    longest = searching.LONGEST_TEXT
    if len(text) <= longest:
        return ()
    return (Remark(f"Only the first {longest:,} letters were searched for."),)
