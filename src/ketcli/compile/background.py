"""Topics that follow from the knowledge base itself: its rules, its limits, what articles claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ketcli.compile.dump import Built
from ketcli.compile.written import Told
from ketcli.knowledge import vocabulary
from ketcli.knowledge.about import About, EditionChange
from ketcli.knowledge.evidence import Cite, Note
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.model import Claim, Disagreement, Help, Section, Topic
from ketcli.knowledge.vocabulary import Access, Occasion, Tier, Verdict

FIRST = "getting-help"
BEGUN = ("rules", "limits")
"""Topics that an editor may begin; the others of MADE are reviewed when the data are."""
MADE = (FIRST, "popular-articles", "disagreements", *BEGUN, "changes")
VERDICTS = ("contradicted", "promotional", "unverifiable", "partly", "supported")
"""Verdicts on claims, in the order that they are told in."""


def topics(
    entry: LanguageEntry,
    about: About,
    records: Built,
    changed: Sequence[EditionChange],
    amended: Sequence[Told],
) -> dict[str, Topic]:
    """Return the topics among the records and those of MADE of which there is anything to say, by id.

    `entry` says what these are called, `amended` which file of the reader's changed what of the records.
    """
    written = records["topics"]
    rules, limits = (written[id].sections if id in written else () for id in BEGUN)
    made: dict[str, Iterable[Section]] = {
        FIRST: _help(records["help"].values()),
        "popular-articles": _claims(records["claims"].values()),
        "disagreements": map(_disagreement, records["disagreements"].values()),
        "rules": (*rules, *_rules(entry)),
        "limits": _limits(about, [source.read for source in records["sources"].values()], limits),
        "changes": _changes(changed, amended),
    }
    found = dict(written)
    for id in MADE if FIRST not in written else MADE[1:]:
        called = written.get(id) or _called(entry, id, about)
        found[id] = replace(called, sections=tuple(made[id]))
    order = (FIRST, *(id for id in written if id not in MADE), *MADE)
    return {id: found[id] for id in dict.fromkeys(order) if found[id].sections or id in written}


def _called(entry: LanguageEntry, id: str, about: About) -> Topic:
    name, summary, *synonyms = entry.topics[id]
    made = Topic(id=id, name=name, summary=summary, synonyms=tuple(synonyms))
    return made if id in BEGUN else replace(made, reviewed=about.reviewed)


def _help(helps: Iterable[Help]) -> Iterator[Section]:
    """Yield all signs by how soon to get help, those that are always an emergency first."""
    first = sorted(helps, key=lambda one: Occasion.NOTHING_FOUND not in one.occasions)
    for tier in Tier:
        yield from _section(tier.heading, (n for h in first if h.tier is tier for n in _signs(h)))


def _signs(help: Help) -> Iterator[Note]:
    """Yield each sign, then what to do, with who says so on the last."""
    *said, last = *(f"If {sign}." for sign in help.signs), *filter(None, [help.action])
    yield from (Note(text=text) for text in said)
    yield Note(text=last, cites=help.cites)


def _claims(claims: Iterable[Claim]) -> Iterator[Section]:
    for verdict in map(Verdict, VERDICTS):
        notes = [
            Note(
                text=f"Claimed: {claim.claim} Sources: {claim.answer}",
                cites=tuple(Cite(source=s, locator="claim") for s in (claim.article, *claim.cites)),
            )
            for claim in claims
            if claim.verdict is verdict
        ]
        heading = f"{verdict.label} ({len(notes)}): {verdict.meaning}"
        yield from _section(heading[0].upper() + heading[1:], notes)


def _disagreement(one: Disagreement) -> Section:
    said = [
        Note(text=side.text, cites=(Cite(source=side.source, locator=side.locator),))
        for side in one.sides
    ]
    said += [Note(text=one.comment)] if one.comment else []
    return Section(heading=one.question, notes=tuple(said))


def _rules(entry: LanguageEntry) -> Iterator[Section]:
    """Yield the closed lists that rules speak of."""
    for name, heading in entry.headings.items():
        values = getattr(vocabulary, name)
        yield from _said(heading, (f"{value.label}: {value.meaning}" for value in values))


def _limits(about: About, read: list[Access], told: Iterable[Section]) -> Iterator[Section]:
    """Yield how sources were read, what an editor says about limits, and credits."""
    how = (f"{read.count(a)} of {len(read)} sources: {a.label} ({a.meaning})" for a in Access)
    yield from _said("How the sources were read", how)
    yield from told
    yield from _said("Of this knowledge base", about.limits)
    yield from _said("Credits", about.credits)


def _changes(changed: Iterable[EditionChange], amended: Iterable[Told]) -> Iterator[Section]:
    """Yield what files of the reader's own changed, then what each edition did, the newest first."""
    told = (f"{text}, by {path}" for path, text in amended)
    yield from _said("Amended by files of your own", told)
    for one in sorted(changed, key=lambda one: one.edition, reverse=True):
        yield from _said(f"{one.kind.capitalize()}, {one.since} to {one.edition}", [_changed(one)])


def _changed(one: EditionChange) -> str:
    """Say what an edition changed in one kind of record.

    >>> _changed(EditionChange(edition="", since="", kind="effects", new=1, names=("Stroke",), changed={"summary": 9}))
    '1 new (Stroke); changed: summary in 9.'
    """
    names = f" ({', '.join(one.names)})" if one.names else ""
    said = [f"{one.new:,} new{names}"] if one.new else []
    said += [f"{one.gone:,} gone"] if one.gone else []
    fields = ", ".join(f"{key.replace('_', ' ')} in {n:,}" for key, n in one.changed.items())
    return "; ".join([*said, *([f"changed: {fields}"] if fields else [])]) + "."


def _said(heading: str, texts: Iterable[str]) -> Iterator[Section]:
    return _section(heading, (Note(text=text) for text in texts))


def _section(heading: str, notes: Iterable[Note]) -> Iterator[Section]:
    """Yield a section, unless there is nothing to say in it."""
    told = tuple(notes)
    if told:
        yield Section(heading=heading, notes=told)
