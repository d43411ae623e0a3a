"""The language of a knowledge base as an editor writes it: its words, what people type, what must be found."""

from dataclasses import dataclass, field

from ketcli.knowledge.constraints import EffectId, GroupId, Text, TopicId
from ketcli.knowledge.vocabulary import Question, System


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEntry:
    """How people say things; a list of words is texts with blanks between the words.

    Each text of `ideas` is one idea, whose words are compared as the first of
    them. `phrases` holds, for an idea or several, the words in a row that mean it;
    SELF in a phrase stands for each of `selves`. `things` and `predicates` hold what
    complaints are made of: what is told of, and what is said of it; an idea stands
    for all of its words. `classes` are predicates that stand for several, `against`
    those that say the contrary, either way, `turned` what a predicate becomes where it
    is denied. `systems` are other names of body systems, of each the plainest first,
    `questions` how people ask of an effect, "..." standing for any words. `vectors`
    are words, each with the letters of its vector behind it (`retrieval.meaning`). `unlisted`
    holds names of substances of which only the class is known, under that class.
    `directions` are ideas with the beginnings of words that point the same way, `units` those of amounts, each
    with how it is written after a number, `subjects` what signs in a row name once, with the words that may
    follow. `labels` are what people read for each value of each closed list: its
    label, what it means, of a base what a number of it counts. `topics` are name, summary and further names of those
    that are made of other records, `headings` those of the closed lists that rules explain, in order. `alarms` are what
    people say who need help, by the id of the help (`retrieval.alarms`); a word in capitals there stands for those of
    one of `kinds`, OTHER and DRUG for `others` and `drug`.
    """

    ideas: tuple[str, ...] = ()
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    predicates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)
    against: dict[str, str] = field(default_factory=dict)
    turned: dict[str, str] = field(default_factory=dict)
    selves: tuple[str, ...] = ()
    filler: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()
    swallowing: tuple[str, ...] = ()
    overdone: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    ability: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    referring: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    drug: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    extents: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    pleas: tuple[str, ...] = ()
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    beginnings: tuple[tuple[str, str], ...] = ()
    spelling: dict[str, str] = field(default_factory=dict)
    questions: dict[Question, tuple[Text, ...]] = field(default_factory=dict)
    vectors: tuple[Text, ...] = ()
    unlisted: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    systems: dict[System, tuple[Text, ...]] = field(default_factory=dict)
    directions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[str, dict[str, tuple[Text, ...]]] = field(default_factory=dict)
    topics: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    headings: dict[str, Text] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    alarms: dict[Text, tuple[Text, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterances:
    """What people say who mean an effect or ask for a topic or a group, `;` between.

    Search learns from it, nobody is shown it. What is out of scope means none of them: search learns what not to
    answer.
    """

    effect: EffectId | None = None
    topic: TopicId | None = None
    group: GroupId | None = None
    out_of_scope: bool = False
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a search must find: `first` at the top, `also` anywhere, `never` nowhere.

    No `first` means that the words are strangers: nothing, or only guesses, may be found.
    """

    text: Text
    kind: Text
    first: EffectId | None = None
    also: tuple[EffectId, ...] = ()
    never: tuple[EffectId, ...] = ()
    why: Text | None = None
