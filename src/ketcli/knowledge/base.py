"""A knowledge base before any record is read: what it is, what names there are, what each effect is.

Light on purpose: machine formats import this and not the records.
"""

from __future__ import annotations

from _collections_abc import Mapping, Sequence

from ketcli.jsontext import loads
from ketcli.kept import kept
from ketcli.knowledge.category import told_by
from ketcli.knowledge.kinds import KINDS
from ketcli.knowledge.lines import Lines, Section
from ketcli.language.lists import Language
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeVar

    from ketcli.knowledge.about import About, Drug
    from ketcli.knowledge.evidence import CitedSource
    from ketcli.knowledge.model import Claim, Disagreement, Effect, Group, Help, Interaction, Topic

    T = TypeVar("T")
else:
    T = None


class Name:
    """One way to call an effect: `field` says which kind, `words` is what search compares.

    `ideas` are the words, once each, and `weight` what they weigh together.
    """

    __slots__ = ("effect", "field", "ideas", "text", "weight", "words")

    def __init__(
        self, effect: str, field: str, text: str, words: Sequence[str], weight: float = 0.0
    ) -> None:
        self.effect = effect
        self.field = field
        self.text = text
        self.words = words
        self.ideas = frozenset(words)
        self.weight = weight


class Pointer(NamedTuple):
    """A record that is no effect but may be what was meant: `command` shows it.

    `emergency` are its signs to call for help now, which a document tells; a search need not read them.
    """

    command: str
    id: str
    name: str
    danger: str | None = None
    emergency: tuple[str, ...] = ()


class FindingFacets(NamedTuple):
    """What filters ask of a finding, in the order of a snapshot; the values are those of the categories.

    `reversibility` is empty where the source does not say how it ends.
    """

    term: str
    context: str
    setting: str
    drug: str
    presence: str
    reversibility: str


_finding_facets: Callable[[str], FindingFacets] = kept(lambda s: FindingFacets(*s.split(",")), 1000)
"""Of 560 in the bundled data 76 are different: kept, all effects are read in 0.6 ms and not in 1.0."""
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
        kinds = dict.fromkeys(map(",".join, self.findings))
        sure = (f"{context},{term},{one}" for (context, term), one in self.certainties.items())
        parts = (str(self.gravity), *map(" ".join, (self.systems, kinds, sure)), self.name)
        return "\t".join(parts)

    @classmethod
    def of(cls, line: str) -> Facets:
        """Return what `line` stands for; findings that filters cannot tell apart come once."""
        gravity, systems, kinds, sure, name = line.split("\t", 4)
        findings = list(map(_finding_facets, kinds.split()))
        cells = (cell.split(",") for cell in sure.split())
        certainties = {(context, term): one for context, term, one in cells}
        return cls(name, systems.split(), int(gravity), findings, certainties)


class Table(Mapping[str, T]):
    """Values by id in the order of the knowledge base, each made from its line when asked for."""

    __slots__ = ("_made", "_make", "_name", "_order", "_read", "_sections")

    def __init__(
        self,
        sections: Callable[[str], Section],
        name: str,
        make: Callable[[str], T],
        *,
        order: str = "",
        read: str = "",
    ) -> None:
        """Take the sections by name, that of the lines, and what makes a value of a line.

        The ids are ordered as those of `order`; values are made of the lines of `read`, where these are others.
        """
        self._sections = sections
        self._name = name
        self._make = make
        self._order = order or name
        self._read = read or name
        self._made: dict[str, T] = {}

    @property
    def section(self) -> Section:
        """The lines themselves."""
        return self._sections(self._name)

    def __getitem__(self, id: str) -> T:
        if id not in self._made:
            line = self._sections(self._read).get(id)
            if line is None:
                raise KeyError(id)
            self._made[id] = self._make(line)
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.section.get(id) is not None

    def __iter__(self) -> Iterator[str]:
        return iter((self._sections("order").get(self._order) or "").split())

    def __len__(self) -> int:
        return len(self.section)

    def lines(self, ids: Sequence[str]) -> list[str]:
        """Return the lines of these ids, in their order."""
        if MANY * len(ids) > len(self.section):
            every = self.section.every()
            return [every[id] for id in ids]
        return [self.section.get(id) or "" for id in ids]

    def parts(self, ids: Sequence[str], keys: Sequence[str]) -> list[str]:
        """Return lines of these ids with only these keys, which are found without decoding the rest."""
        lines = []
        for id, line in zip(ids, self.lines(ids), strict=True):
            cuts = self._sections("cuts").get(f"{self._name} {id}") or ""
            parts = []
            for key in keys:
                place = cuts.partition(f" {key}:")[2].partition(" ")[0]
                if place:
                    begin, _, end = place.partition("-")
                    parts.append(f'"{key}":{line[int(begin) : int(end)]}')
            lines.append("{" + ",".join(parts) + "}")
        return lines


MANY = 4
"""A section is read whole for more than this share of its lines: looking one up costs that much."""


class KnowledgeBase:
    """Everything that `ket` knows, by id, in the order of the files; interactions worst first."""

    effects: Table[Effect]
    sources: Table[CitedSource]
    interactions: Table[Interaction]
    groups: Table[Group]
    topics: Table[Topic]
    claims: Table[Claim]
    disagreements: Table[Disagreement]
    help: Table[Help]
    facets: Table[Facets]
    brief: Table[dict[str, Any]]
    """What lists tell of effects, as JSON values; what is absent is None."""
    background: Table[Topic]
    """Topics, then those that follow from the data."""

    def __init__(self, lines: Lines, *, light: bool = False) -> None:
        """Open compiled lines; with `light`, records are light."""
        self.section = lines.section
        self.light = light
        self._lines = lines
        self._kept: dict[str, Any] = {}
        for kind in KINDS:
            setattr(self, kind.plural, Table(self.section, kind.plural, self._record(kind.record)))
        if light:
            whole = self._record("Effect", "effects")
            self.effects = Table(self.section, "effects", whole, read="brief")
        self.brief = Table(self.section, "brief", loads, order="effects")
        self.language = Language(lines.section)
        self.facets = Table(self.section, "facets", Facets.of, order="effects")
        self.background = Table(self.section, "background", self._record("Topic"))
        told_by(lambda name: self.section("labels").get(name))

    def lightly(self) -> KnowledgeBase:
        """Return the same with light records, for pages."""
        return KnowledgeBase(self._lines, light=True)

    def _record(self, name: str, whole: str = "") -> Callable[[str], Any]:
        """Return what makes a record of its line; `whole` is the section of whole ones where it is in short."""

        def make(line: str) -> Any:
            from ketcli.knowledge import records

            if self.light:
                closed = self.section("closed")
                long = self.section(whole) if whole else None
                return self.once(f"light {whole}", lambda: records.light(closed, long))(line)
            from ketcli.knowledge import model

            return records.decoded(getattr(model, name), loads(line))

        return make

    def once(self, name: str, made: Callable[[], T]) -> T:
        """Return what is made when it is first asked for, and kept as long as this is."""
        if name not in self._kept:
            self._kept[name] = made()
        value: T = self._kept[name]
        return value

    def counted(self, what: str) -> tuple[int, int]:
        """Return how many effects and findings have a value of a facet (`term short`); `all` stands for any."""
        effects, findings = (self.section("counts").get(what) or "0 0").split()
        return int(effects), int(findings)

    @property
    def about(self) -> About:
        """The heading, whole."""
        return self.once("about", self._about)

    def _about(self) -> About:
        parts = [f'"{key}":{line}' for key, line in self.section("about").every().items()]
        about: About = self._record("About")(f"{{{','.join(parts)}}}")
        return about

    def drug(self, id: str) -> Drug:
        """Return the drug of this id, which must be one of those that all is about."""
        return next(drug for drug in self.about.drugs if drug.id == id)

    @property
    def edition(self) -> str:
        """The edition alone, a date, without decoding the heading."""
        return (self.section("about").get("edition") or "")[1:-1]

    @property
    def names(self) -> Sequence[Name]:
        """Every name of every effect, in the order of the effects."""
        lines = self.section("names")
        return self.once("names", lambda: [name for _, line in lines for name in names_of(line)])


def names_of(line: str) -> list[Name]:
    """Return the names of one effect from its line."""
    effect, *names = line.split(BETWEEN)
    found = []
    for name in names:
        field, weight, words, text = name.split("\t", 3)
        found.append(Name(effect, field, text, words.split(), float(weight)))
    return found


BETWEEN = "\x1f"
"""Stands between the names of an effect; no text holds it."""
