"""What a sentence of a sign says, as ideas that tell complaints apart."""

from __future__ import annotations

from ketcli.language.ideas import words
from ketcli.language.lists import FILLER, STOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.language.lists import Language


def content(language: Language, sentence: str) -> set[str]:
    """Return the ideas of a sentence, denial being one of them, without what says nothing."""
    found: set[str] = set()
    for idea in words(language, sentence.split(", although", maxsplit=1)[0]):
        denied, colon, what = idea.partition(":")
        if colon and denied == "not":
            found |= {"not", what}
        elif not {FILLER, STOP} & set(language.marks(idea)):
            found.add(idea)
    return found


def alternatives(sign: str) -> list[str]:
    """Return the several signs that one is made of, each of which is enough."""
    return sign.replace(", or ", "; ").replace(", although ", "; ").split("; ")
