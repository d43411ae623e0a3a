"""Names become records: one name of several words, or several names; never guessed in silence."""

from __future__ import annotations

from ketcli import errors
from ketcli.answers.shapes import Missing, Nothing, Suggestion
from ketcli.errors import UnknownName
from ketcli.language.lists import JOINING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeVar

    from ketcli.language.lists import Language

    T = TypeVar("T")

NOT_HERE = "not in this data, which does not mean it is safe to mix"
UNKNOWN_IS_NOT_SAFE = "That says nothing about the danger: it may be real and not recorded here."
MOST_NAMES = 50
MOST_WORDS = 6
"""Words of the longest name that is looked for among words without a comma between them."""


def several(
    language: Language,
    names: Sequence[str],
    one: Callable[[str], T],
    sure: Callable[[T], bool],
    *,
    most: bool = False,
    single: bool = True,
) -> tuple[list[T], UnknownName | None]:
    """Return what words on a command line mean: one name of several words, or several names.

    1. Commas, semicolons and `&` part names.
    2. What is surely one name as a whole is one name.
    3. Words that can be parted into sure names are those.
    4. Then comes what the whole might mean,
    5. and then, with `single`, whatever single names mean.

    Beside them comes the first name that means nothing. Raises UnknownName where no
    name means anything (with `most`: where most of them do not), KetError for more
    than MOST_NAMES.
    """
    if len(names) > MOST_NAMES:
        many = f"{len(names):,} names are more than the {MOST_NAMES} that are looked up"
        raise errors.KetError(many)

    def tried(name: str) -> T | UnknownName:
        try:
            return one(name)
        except UnknownName as error:
            return error

    text = " ".join(names)
    whole = tried(text)
    parts = list(filter(str.strip, text.replace(";", ",").replace("&", ",").split(",")))
    if len(parts) > 1:
        return _known([tried(part.strip()) for part in parts], whole, most=False)
    if not isinstance(whole, UnknownName) and sure(whole):
        return [whole], None
    apart = _sure_names(language, names, tried, sure)
    if apart:
        return apart, None
    if not isinstance(whole, UnknownName):
        return [whole], None
    return _known([tried(name) for name in names] if single else [], whole, most=most)


def _sure_names(
    language: Language,
    names: Sequence[str],
    tried: Callable[[str], T | UnknownName],
    sure: Callable[[T], bool],
) -> list[T]:
    """Return the sure names that words consist of, longest first; none when a word is left over."""
    sure_names: list[T] = []
    at = 0
    while at < len(names):
        for end in range(min(len(names), at + MOST_WORDS), at, -1):
            name = tried(" ".join(names[at:end]))
            if not isinstance(name, UnknownName) and sure(name):
                sure_names.append(name)
                at = end
                break
        else:
            if JOINING not in language.marks(names[at].lower()) or not sure_names:
                return []
            at += 1
    return sure_names


LOOKS_LIKE_IT = "looks like what was typed"


def _known(
    each: Sequence[T | UnknownName], whole: T | UnknownName, *, most: bool
) -> tuple[list[T], UnknownName | None]:
    known = [one for one in each if not isinstance(one, UnknownName)]
    if not known or (most and 2 * len(known) < len(each)):
        if isinstance(whole, UnknownName):
            raise whole
        return [whole], None
    return known, next((one for one in each if isinstance(one, UnknownName)), None)


def unknown_name(error: UnknownName) -> Nothing:
    """Return why there is no answer to a name, never to be read as an all-clear."""
    about_danger = "" if error.kind in ("source", "topic") else UNKNOWN_IS_NOT_SAFE
    message = str(error)
    return Nothing(
        kind=Missing.UNKNOWN_WORDS,
        message=f"{message[0].upper()}{message[1:]}. {about_danger}".rstrip(),
        suggestions=tuple(Suggestion(name, error.why or LOOKS_LIKE_IT) for name in error.closest),
    )


def no_such(
    kind: str, text: str, legal: Iterable[str], offered: Mapping[str, str] | None = None
) -> UnknownName:
    """Return the error for a value that is not on a closed list, with those that look like it, or all of a short one.

    `offered` are further names that it may look like, each with what is offered for it.
    """
    legal = tuple(legal)
    names = {**(offered or {}), **{name.lower(): name for name in legal}}
    near = tuple(dict.fromkeys(names[name] for name in nearest(text.lower(), names)))
    if near and len(legal) > errors.MOST_NEAR:
        return UnknownName(kind, text, near)
    return UnknownName(kind, text, tuple(dict.fromkeys((*near, *legal))), why="one of")


def checked(kind: str, value: str, legal: Iterable[str]) -> str:
    """Return a value that is legal. Raises UnknownName for one that is not."""
    legal = tuple(legal)
    if value not in legal:
        raise no_such(kind, value, legal)
    return value


def nearest(text: str, names: Iterable[str], *, at_least: float = 0.6) -> tuple[str, ...]:
    """Return the names that look most like the text, nearest first; none when none is near.

    `at_least` is the share of letters in common, from 0 to 1.
    """
    import difflib

    return tuple(difflib.get_close_matches(text, list(names), n=3, cutoff=at_least))
