"""Which signs of help are an effect's own, and stand first where it is told when to call."""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from ketcli.knowledge.model import EffectEntry, Help
from ketcli.knowledge.records import replaced
from ketcli.knowledge.vocabulary import Occasion, Tier
from ketcli.language.ideas import content
from ketcli.language.lists import Language

MOST_TERMS = 20
"""Lay terms of an effect that say what it is about; those after them are ever further from it."""
LAY_TERM, SUMMARY, NAME = 0.3, 0.7, 1.0
"""What an idea of a sign counts that stands in a lay term of the effect, in its summary or in a name."""
LEAST, LEAST_OF_ALWAYS, AHEAD = 0.2, 0.6, 1.5
"""How like an effect a sign is that stands before the one written first, what is always an emergency being said as it
is written unless another sign is the effect itself; and how many times as much as that one. Of 314 times that help of
several signs is told of an effect, another one stands first 73 times by this and 25 times as `own` says."""


class Signs:
    """How like effects signs are: an idea counts by its place in what is said of them, and the more the rarer it is."""

    def __init__(self, language: Language, effects: Iterable[EffectEntry]) -> None:
        self._language = language
        self._said: dict[str, dict[str, float]] = {}
        for effect in effects:
            told = self._said[effect.id] = {}
            lay, names = effect.lay_terms[:MOST_TERMS], (effect.name, effect.plain_name)
            for said, counts in ((lay, LAY_TERM), ((effect.summary,), SUMMARY), (names, NAME)):
                told |= {idea: counts for one in said for idea in content(language, one)}
        seen = Counter(idea for told in self._said.values() for idea in told)
        most = log(len(self._said) or 1) or 1
        self._rare = {idea: (1 - log(many) / most) ** 2 for idea, many in seen.items()}

    def of(self, id: str, helps: Iterable[Help]) -> list[Help]:
        """Return the help of an effect: soonest first, then its own, then what is always an emergency."""
        soonest = list(Tier)

        def order(help: Help) -> tuple[int, bool, bool, float, int]:
            tier = soonest.index(help.tier)
            if any(id in one.effects for one in help.own):
                return tier, False, False, 0, 0
            likest = max(self._alike(id, sign) for sign in help.signs)
            return tier, True, not help.occasions, -likest, len(help.effects)

        return sorted((self._own_first(id, help) for help in helps), key=order)

    def _own_first(self, id: str, help: Help) -> Help:
        own = [one.sign for one in help.own if id in one.effects]
        if not own and not help.groups:
            likest = max(help.signs, key=lambda sign: self._alike(id, sign))
            least = LEAST_OF_ALWAYS if Occasion.NOTHING_FOUND in help.occasions else LEAST
            if self._alike(id, likest) >= max(least, AHEAD * self._alike(id, help.signs[0])):
                own = [likest]
        return replaced(help, signs=tuple(dict.fromkeys((*own, *help.signs))))

    def _alike(self, id: str, sign: str) -> float:
        rare = {one: self._rare.get(one, 1.0) for one in content(self._language, sign)}
        alike = sum(self._said[id].get(one, 0) * many for one, many in rare.items())
        return alike / sqrt(sum(rare.values()) or 1)
