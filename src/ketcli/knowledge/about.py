"""The heading of a knowledge base: what it is about, when it was last right, what its editions and editors changed."""

from dataclasses import dataclass, field
from typing import Any

from ketcli.knowledge.constraints import Count, DrugId, Id, IsoDate, Text, WrittenKind


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change to the record of another file, field by field; the outcome is checked as if it stood there.

    `set` is laid over the record as a JSON Merge Patch (RFC 7396): a mapping is merged key by key, null
    takes a key away, anything else takes the place of what stood there. `add` puts values at the end of
    lists. `why` is for whoever reads the file.
    """

    kind: WrittenKind
    record: Text
    set: dict[str, Any] = field(default_factory=dict)
    add: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """What is other in an edition than in the one before, of one kind of record, made by comparing the two.

    `new` and `gone` count records, `names` are those of new ones that have any; `changed` counts
    records by field, without fields that only the search or the review reads.
    """

    edition: IsoDate
    since: IsoDate
    kind: Text
    new: Count = 0
    gone: Count = 0
    names: tuple[Text, ...] = ()
    changed: dict[str, Count] = field(default_factory=dict)
