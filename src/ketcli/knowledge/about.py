"""The heading of a knowledge base: what it is about, and when it was last right."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Drug:
    """What findings may speak of; findings on the drugs in `also` count for this one too."""

    id: str
    name: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The knowledge base as a whole; `edition` and `reviewed` are dates, YYYY-MM-DD.

    The first of `drugs` is the one that it is about; `limits` are sentences on
    what its sources cannot tell.
    """

    name: str
    edition: str
    reviewed: str
    notice: str
    drugs: tuple[Drug, ...]
    limits: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    def drug(self, id: str) -> Drug:
        """Return the drug of this id, which must be one of `drugs`."""
        return next(drug for drug in self.drugs if drug.id == id)
