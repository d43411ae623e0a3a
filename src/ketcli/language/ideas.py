"""Plain words become ideas: families, phrases, what is denied (`not:pee`), and what a sign says of them."""

from ketcli.language.lists import CUT, FILLER, STOP, Language
from ketcli.language.tokens import tokens

Idea = tuple[str, tuple[int, ...]]
"""An idea and the numbers of the plain words that it was made from."""


def ideas(language: Language, plain: list[str]) -> list[Idea]:
    """Return ideas in order, each with the numbers of the plain words that it was made from."""
    found: list[Idea] = []
    at = 0
    while at < len(plain):
        most = min(language.longest(plain[at]), len(plain) - at)
        for length in range(most, 0, -1):
            phrase = language.phrase(" ".join(plain[at : at + length]))
            if phrase:
                here = tuple(range(at, at + length))
                found.extend((word, here) for word in phrase.split())
                at += length
                break
        else:
            found.append((language.idea(plain[at]), (at,)))
            at += 1
    return found


def words(language: Language, text: str) -> tuple[str, ...]:
    """Return the ideas of a text in order, stop words dropped unless there is nothing else."""
    return said(language, tokens(language, text))


def said(language: Language, plain: list[str]) -> tuple[str, ...]:
    """Return the ideas of plain words, as `words` does of a text."""
    found = [
        (word, len(at) > 1 or STOP not in language.marks(plain[at[0]]))
        for word, at in ideas(language, plain)
    ]
    telling = _denied(language, [word for word, tells in found if tells])
    return tuple(telling or [word for word, _ in found])


def wording(language: Language, plain: list[str]) -> str:
    """Return plain words without stop words: what must be equal to be the same wording."""
    return " ".join([word for word in plain if STOP not in language.marks(word)] or plain)


def _denied(language: Language, found: list[str]) -> list[str]:
    """Tie each `not` to what it denies, the next idea that says something: `not:sleep`."""
    out: list[str] = []
    denying = False
    for word in found:
        marks = language.marks(word)
        if word == "not":
            denying = True
        elif denying and FILLER not in marks:
            out.append(f"not:{word}")
            denying = False
        else:
            if CUT in marks and denying:
                out.append("not")
                denying = False
            out.append(word)
    return [*out, "not"] if denying else out


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
