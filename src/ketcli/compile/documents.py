"""Effects and topics as documents: what is said of each, and how typical each word of it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ketcli.compile.dump import Sections
from ketcli.knowledge.base import Name
from ketcli.knowledge.model import Effect, Topic
from ketcli.knowledge.queries import Utterances
from ketcli.language.ideas import words
from ketcli.language.lists import Language
from ketcli.language.tokens import tokens
from ketcli.retrieval.index import frequency, weight
from ketcli.retrieval.meaning import code
from ketcli.retrieval.pointers import asking

SATURATED, SHORTENED = 0.8, 0.5
"""k1 and b of BM25; of the values tried none was better by more than a phrase in a hundred."""
NAMES_COUNT = 2
"""What a word in a name counts against one in an utterance; counted alike, 2 in 100 phrases of leaflets fewer are met.
Utterances of more than eight words were left out: with 2,200 of them no more phrases were met."""
Said = Mapping[str, Sequence[Utterances]]
"""Utterances by the id of the effect or topic that they mean."""


def sections(
    language: Language,
    effects: Sequence[Effect],
    named: Mapping[str, Sequence[Name]],
    topics: Sequence[Topic],
    utterances: Iterable[Utterances],
    *,
    vectors: Mapping[str, str],
) -> Sections:
    """Return the postings and meanings of effects and topics, the topics by number, and the words of utterances."""
    said = by_subject(utterances)
    heard = {
        word for each in said.values() for one in _each(each) for word in tokens(language, one)
    }
    documents = [document(language, effect, named[effect.id], said) for effect in effects]
    meant = [
        (*(name.text for name in named[one.id]), one.summary, *_each(said.get(one.id, ())))
        for one in effects
    ]
    return {
        "meant": meanings(language, vectors, meant),
        "topics-meant": meanings(language, vectors, [_asking(t, said) for t in topics]),
        "postings": postings(documents, lambda *of: weight(language, *of)).items(),
        "heard": ((word, "") for word in heard),
        "asking": asked(language, topics, said).items(),
        "topics-asked": ((f"{n:06}", f"{t.id}\t{t.name}") for n, t in enumerate(topics)),
    }


def by_subject(utterances: Iterable[Utterances]) -> dict[str, list[Utterances]]:
    """Return utterances by the id of the effect or the topic that they mean."""
    found: dict[str, list[Utterances]] = {}
    for one in utterances:
        found.setdefault(one.effect or one.topic or "", []).append(one)
    return found


def document(language: Language, effect: Effect, names: Sequence[Name], said: Said) -> list[str]:
    """Return the ideas of all that is said of an effect: names, summary, utterances."""
    return [
        *(word for name in names for word in [*name.words] * NAMES_COUNT),
        *words(language, effect.summary),
        *(word for one in _each(said.get(effect.id, ())) for word in words(language, one)),
    ]


def asked(language: Language, topics: Sequence[Topic], said: Said) -> dict[str, str]:
    """Return the postings of topics: for each stem of what they are called and asked for by, as for effects."""
    documents = [
        [
            root
            for text in _asking(t, said)
            for root in sorted(asking(language, tokens(language, text)))
        ]
        for t in topics
    ]
    return postings(documents, lambda _, owners, topics: frequency(owners, topics))


def meanings(
    language: Language, vectors: Mapping[str, str], said: Sequence[Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield by number the codes of all that is said of something, in hexadecimal digits."""
    for number, texts in enumerate(said):
        codes = {code(vectors[w] for w in tokens(language, text) if w in vectors) for text in texts}
        yield f"{number:06}", " ".join([f"{one:x}" for one in sorted(codes - {0})])


def postings(
    said: Sequence[Sequence[str]], weigh: Callable[[str, int, int], float]
) -> dict[str, str]:
    """Return for each idea its weight, and by number of effect in thousandths how typical it is (BM25)."""
    average = sum(map(len, said)) / len(said) if said else 0
    found: dict[str, list[str]] = {}
    for number, document in enumerate(said):
        length = SATURATED * (1 - SHORTENED + SHORTENED * len(document) / average)
        for word, times in Counter(document).items():
            found.setdefault(word, []).append(f"{number}:{1000 * times / (times + length):.0f}")
    return {
        word: " ".join([f"{weigh(word, len(held), len(said)):.4f}", *held])
        for word, held in found.items()
    }


def _asking(topic: Topic, said: Said) -> tuple[str, ...]:
    """Return what a topic is called and asked for by."""
    return (topic.name, *topic.synonyms, *topic.lay_terms, *_each(said.get(topic.id, ())))


def _each(utterances: Iterable[Utterances]) -> Iterator[str]:
    return (one for record in utterances for one in record.said.split(";"))
