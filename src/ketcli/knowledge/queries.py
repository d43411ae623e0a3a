"""What people type: what search learns from, and what it must find."""

from dataclasses import dataclass

from ketcli.knowledge.constraints import EffectId, Text, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterances:
    """What people say who mean an effect or ask for a topic, `;` between: search learns from it, nobody is shown it.

    What is out of scope means neither: search learns what not to answer.
    """

    effect: EffectId | None = None
    topic: TopicId | None = None
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
