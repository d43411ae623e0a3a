"""What filters and ranking ask of an effect, a line of the snapshot each."""

from __future__ import annotations

from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FindingFacets:
    """What filters ask of a finding, in the order of a snapshot; the values are those of the categories.

    `reversibility` is empty where the source does not say how it ends.
    """

    __slots__ = ("context", "drug", "presence", "reversibility", "setting", "term")

    def __init__(self, *values: str) -> None:
        self.term, self.context, self.setting, self.drug, self.presence, self.reversibility = values


NOT_SERIOUS = 6
"""Gravity of an effect that meets no criterion of seriousness."""


class Facets(NamedTuple):
    """What filters and ranking ask of an effect; `gravity` is 0 for what can kill, and grows.

    `certainties` are those of its slices, by context and term; empty stands for any.
    """

    name: str
    systems: Sequence[str]
    gravity: int
    findings: Sequence[FindingFacets]
    certainties: Mapping[tuple[str, str], str]

    def line(self) -> str:
        """Return what stands in a snapshot."""
        kinds = dict.fromkeys(
            f"{f.term},{f.context},{f.setting},{f.drug},{f.presence},{f.reversibility}"
            for f in self.findings
        )
        sure = (f"{context},{term},{one}" for (context, term), one in self.certainties.items())
        parts = (str(self.gravity), *map(" ".join, (self.systems, kinds, sure)), self.name)
        return "\t".join(parts)

    @classmethod
    def of(cls, line: str) -> Facets:
        """Return what `line` stands for; findings that filters cannot tell apart come once."""
        gravity, systems, findings, sure, name = line.split("\t", 4)
        found = [FindingFacets(*finding.split(",")) for finding in findings.split()]
        cells = (cell.split(",") for cell in sure.split())
        certainties = {(context, term): one for context, term, one in cells}
        return cls(name, systems.split(), int(gravity), found, certainties)
