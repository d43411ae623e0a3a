"""What single findings count for, as rules over many of them ask: worked out when a knowledge base is compiled.

So what findings say together under a filter follows from a line for each effect, without the records.
"""

from __future__ import annotations

from ketcli.jsontext import loads
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ketcli.knowledge.evidence import Comparator, Figure, Finding, Number, Source


class Ground:
    """What a finding can support a certainty by, strongest first; EVEN is a comparison that shows no difference."""

    POOL = "pool"
    TRIAL = "trial"
    REGULATOR = "regulator"
    AUTHORITY = "authority"
    QUOTED = "quoted"
    GROUP = "group"
    CASE = "case"
    TRACE = "trace"
    EVEN = "even"


STRONG = (
    Ground.POOL, Ground.TRIAL, Ground.REGULATOR, Ground.AUTHORITY, Ground.QUOTED, Ground.GROUP,
)  # fmt: skip
"""What can make a cell more than low."""


class Support(NamedTuple):
    """That a finding supports something, by a Ground; a `voice` counts once in its kind."""

    kind: str
    voice: str
    followed: bool = False


class Share(NamedTuple):
    """A share of people, as its lowest and highest percentage, with what a headline says of it.

    `tier` is its rank by what it is a share of, `place` that among all of the effect, the lowest
    leads; shares of one `kind` may stand in one range.
    """

    tier: str
    place: int
    kind: str
    low: Any
    high: Any
    source: str
    source_label: str
    figure: Any


class WeighedFinding(NamedTuple):
    """A finding, as far as rules ask: `people` is the group that it speaks of.

    `read` tells that its source was read itself, `sound` that this is a copy to rely on and no mere
    trace, `improved` that it got better on stopping.
    """

    id: str
    term: str
    context: str
    setting: str
    drug: str
    presence: str
    people: str
    read: bool
    sound: bool
    improved: bool
    supports: Sequence[Support]
    share: Share | None = None


def people(finding: Finding, sources: Mapping[str, Source]) -> str:
    """Return which group of people a finding speaks of; equal groups count once."""
    return finding.people or sources[finding.source].people or finding.source


def weighed(line: str) -> list[WeighedFinding]:
    """Return the findings of an effect from their line."""
    findings = []
    for *kept, share in loads(line):
        kept.append(share and Share(*share))
        findings.append(WeighedFinding(*kept))
    return findings


def gives_share(figure: Figure | Comparator) -> bool:
    """Tell whether a figure holds a percentage, or a count with how many it is of."""
    return figure.percent is not None or (figure.count is not None and bool(figure.total))


def limits(figure: Figure | Comparator) -> tuple[Number, Number]:
    """Return the lowest and highest percentage of a figure that gives a share."""
    counted = round(100 * (figure.count or 0) / (figure.total or 1), 1)
    share = counted if figure.percent is None else figure.percent
    high = getattr(figure, "percent_high", None)
    return share, share if high is None else high
