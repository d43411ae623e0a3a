"""The heading of a knowledge base: what it is about, and when it was last right."""

from dataclasses import dataclass

from ketcli.knowledge.constraints import DrugId, Id, IsoDate, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Drug:
    """What findings may speak of; findings on the drugs in `also` count for this one too.

    `brands` are names that it is sold under, and `street_names` those that people use; filters take both for it.
    """

    id: Id
    name: Text
    meaning: Text
    also: tuple[DrugId, ...] = ()
    brands: tuple[Text, ...] = ()
    street_names: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The knowledge base as a whole; `edition` and `reviewed` are dates, YYYY-MM-DD.

    The first of `drugs` is the one that it is about; `limits` are sentences on
    what its sources cannot tell. `emergency_numbers` are examples of numbers to call.
    `notice_in_short` ends every page on a screen; the first sentence of `notice` where there is none.
    """

    name: Text
    edition: IsoDate
    reviewed: IsoDate
    notice: Text
    drugs: tuple[Drug, ...]
    emergency_numbers: tuple[Text, ...] = ()
    notice_in_short: Text | None = None
    limits: tuple[Text, ...] = ()
    credits: tuple[Text, ...] = ()
