"""Effects and topics as documents: what is said of each, and how typical each word of it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

from ketcli.compile.dump import Sections
from ketcli.knowledge.base import Name
from ketcli.knowledge.language_entry import Utterances
from ketcli.knowledge.model import Effect, Topic
from ketcli.language.ideas import words
from ketcli.language.lists import Language
from ketcli.language.tokens import tokens
from ketcli.retrieval.index import frequency, weight
from ketcli.retrieval.meaning import code
from ketcli.retrieval.pointers import asking

SMOOTHED = 0.3
"""How often an idea counts as said where it is not; from 0.15 to 0.5 there is a phrase in a hundred to choose."""
SPAN = 3.5
"""Logarithm that counts as 1; of 30,000 numbers 400 are more."""
Texts = Sequence[Sequence[str]]
"""The ideas of each of some texts."""
Said = Mapping[str, Sequence[Utterances]]
"""Utterances by the id of the effect or topic that they mean, OUT_OF_SCOPE for those that mean none."""
OUT_OF_SCOPE = ""


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
    strange = [*_each(said.get(OUT_OF_SCOPE, ()))]
    meant = [
        (*(name.text for name in named[one.id]), one.summary, *_each(said.get(one.id, ())))
        for one in effects
    ]
    return {
        "meant": meanings(language, vectors, meant),
        "topics-meant": meanings(language, vectors, [_asking(t, said) for t in topics]),
        "strange-meant": meanings(language, vectors, [strange]),
        "postings": postings(
            documents,
            lambda *of: weight(language, *of),
            strange=[words(language, text) for text in strange],
        ).items(),
        "heard": ((word, "") for word in heard),
        "asking": asked(language, topics, said).items(),
        "topics-asked": ((f"{n:06}", f"{t.id}\t{t.name}") for n, t in enumerate(topics)),
    }


def by_subject(utterances: Iterable[Utterances]) -> dict[str, list[Utterances]]:
    """Return utterances by the id of the effect or the topic that they mean."""
    found: dict[str, list[Utterances]] = {}
    for one in utterances:
        found.setdefault(one.effect or one.topic or OUT_OF_SCOPE, []).append(one)
    return found


def document(language: Language, effect: Effect, names: Sequence[Name], said: Said) -> Texts:
    """Return the ideas of each text that is said of an effect: names, summary, utterances."""
    texts = [effect.summary, *_each(said.get(effect.id, ()))]
    return [*(name.words for name in names), *(words(language, text) for text in texts)]


def asked(language: Language, topics: Sequence[Topic], said: Said) -> dict[str, str]:
    """Return the postings of topics: for each stem of what they are called and asked for by, as for effects."""
    documents = [
        [sorted(asking(language, tokens(language, text))) for text in _asking(t, said)]
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
    said: Sequence[Texts],
    weigh: Callable[[str, int, int], float],
    *,
    strange: Texts = (),
) -> dict[str, str]:
    """Return for each idea its weight, how typical it is of strange texts, and of which documents by number.

    How typical is said in thousandths: the logarithm of how much likelier a document says an idea than chance, which
    is query likelihood with additive smoothing (Zhai and Lafferty, ACM Transactions on Information Systems 22, 2004).
    Each text of a document counts as one, shared by its ideas as they weigh.
    """
    owners = Counter(word for texts in said for word in {w for text in texts for w in text})
    every = {*owners, *(word for text in strange for word in text)}
    weights = {word: weigh(word, owners[word], len(said)) for word in every}
    counted = [_counted(texts, weights) for texts in said]
    least = SMOOTHED * (len(owners) or 1)
    average = least + sum(sum(counts.values()) for counts in counted) / max(len(said), 1)
    beyond = _typical(_counted(strange, weights), least, average)
    found = {word: [f"{weights[word]:.4f}", f"{beyond.get(word, 0)}"] for word in sorted(every)}
    for number, counts in enumerate(counted):
        for word, typical in _typical(counts, least, average).items():
            found[word].append(f"{number}:{typical}")
    return {word: " ".join(line) for word, line in found.items()}


def _typical(counts: Mapping[str, float], least: float, average: float) -> dict[str, int]:
    """Return in thousandths how typical each idea is of a document that says it so often."""
    chance = SMOOTHED * (least + sum(counts.values())) / average
    return {
        word: round(1000 * min(log(1 + times / chance) / SPAN, 1.0))
        for word, times in counts.items()
    }


def _counted(texts: Texts, weights: Mapping[str, float]) -> dict[str, float]:
    """Return how often each idea is said, a text counting as one."""
    counts: dict[str, float] = {}
    for text in texts:
        length = sqrt(sum(weights[word] ** 2 for word in {*text}))
        for word in dict.fromkeys(text):
            counts[word] = counts.get(word, 0.0) + weights[word] / length
    return counts


def _asking(topic: Topic, said: Said) -> tuple[str, ...]:
    """Return what a topic is called and asked for by."""
    return (topic.name, *topic.synonyms, *topic.lay_terms, *_each(said.get(topic.id, ())))


def _each(utterances: Iterable[Utterances]) -> Iterator[str]:
    return (one for record in utterances for one in record.said.split(";"))
