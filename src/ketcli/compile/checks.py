"""Check records against each other: problems block, doubts are listed and never block."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from ketcli.compile.background import MADE
from ketcli.compile.ids import broken_references
from ketcli.compile.limits import MOST_DRUGS, MOST_EFFECTS, MOST_STORED
from ketcli.compile.parts import PlacedRecord, Records
from ketcli.compile.weighing import share_of
from ketcli.errors import Problem
from ketcli.knowledge.constraints import Keys, records_in
from ketcli.knowledge.evidence import Figure, Finding, Span
from ketcli.knowledge.vocabulary import Context, Presence, Setting, System, Term
from ketcli.language.tokens import folded, forms

EVERYBODY = 100
RESERVED = ("changes", "data", "disagreements", "popular-articles")
"""Ids of topics that the program makes itself."""


def problems(records: Records, headings: list[PlacedRecord], broken: Records) -> Iterator[Problem]:
    """Yield everything that makes the records unusable together; headings are their `about`.

    `broken` holds mappings of YAML that could not become records.
    """
    yield from _heading_problems(headings)
    every = {kind: (*rows, *broken[kind]) for kind, rows in records.items()}
    ids = {kind: {str(row.value("id")) for row in rows} for kind, rows in every.items()}
    ids["topics"] |= {*MADE}
    ids["drugs"] = {drug.id for heading in headings for drug in heading.record.drugs}
    for kind, rows in records.items():
        yield from _repeated_ids(kind, rows)
        for row in rows:
            for keys, value in records_in(row.record):
                yield from _value_problems(row, keys, value)
        for row in every[kind]:
            for keys, message in broken_references(kind, row.record, ids):
                yield row.problem(message, *keys)
    yield from _stored_problems(records)
    for row in records["topics"]:
        if row.record.id in RESERVED:
            message = f"id '{row.record.id}' is a topic that the program makes itself"
            yield row.problem(message, "id")
    yield from _lead_problems(records["findings"])
    for kind, check in _RULES.items():
        for row in records[kind]:
            yield from check(row)


def _stored_problems(records: Records) -> Iterator[Problem]:
    """Yield what names too many effects, and stop where too much would be stored with them."""
    stored = 0
    for kind in ("findings", "help", "disagreements"):
        for row in records[kind]:
            stored += _letters(row.record) * len(row.record.effects)
            if len(row.record.effects) > MOST_EFFECTS:
                yield row.problem(f"names more than {MOST_EFFECTS} effects", "effects")
            if stored > MOST_STORED:
                yield row.problem("too much text for the effects that it is stored with")
                return


def _heading_problems(headings: list[PlacedRecord]) -> Iterator[Problem]:
    for heading in headings[1:]:
        first = headings[0].file.path
        yield heading.problem(f"a second 'about'; {first} has the first; leave one out")
    for heading in headings:
        ids = [drug.id for drug in heading.record.drugs]
        if not ids:
            yield heading.problem("needs at least one drug that findings speak of", "drugs")
        if len(ids) > MOST_DRUGS:
            yield heading.problem(f"more than {MOST_DRUGS} drugs", "drugs")
        for number, drug in enumerate(heading.record.drugs[:MOST_DRUGS]):
            if ids.index(drug.id) != number:
                yield heading.problem(f"drug '{drug.id}' is listed twice", "drugs", number, "id")
            for at, other in enumerate(drug.also):
                if other not in ids:
                    message = f"no drug called '{other}' in this list"
                    yield heading.problem(message, "drugs", number, "also", at)


def _repeated_ids(kind: str, rows: list[PlacedRecord]) -> Iterator[Problem]:
    seen: dict[str, PlacedRecord] = {}
    for row in rows:
        id = getattr(row.record, "id", None)
        first = seen.setdefault(id, row) if id else row
        if first is not row:
            line = first.file.place(first.keys)[0]
            yield row.problem(f"id used before in {first.file.path}:{line}", "id")


def _letters(record: Any) -> int:
    """Count the letters inside a record, and every value that is no text as one."""
    count, waiting = 0, [record]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            count += len(value)
            continue
        count += 1
        if isinstance(value, tuple):
            waiting += value
        else:
            waiting += [getattr(value, name) for name in getattr(value, "__slots__", ())]
    return count


def _value_problems(row: PlacedRecord, keys: Keys, value: Any) -> Iterator[Problem]:
    if isinstance(value, Finding):
        untreated = value.setting in (Setting.ANIMAL, Setting.VOLUNTEERS, Setting.NOT_STATED)
        if value.context is Context.RECREATIONAL and not untreated:
            message = f"setting {value.setting} does not go with recreational use"
            yield row.problem(message, *keys)
    elif check := _OF_VALUES.get(type(value)):
        for message in check(value):
            yield row.problem(f"{keys[-1]}: {message}", *keys)


def _lead_problems(rows: list[PlacedRecord]) -> Iterator[Problem]:
    """Yield what keeps a finding from leading: no share, not present, or another that leads there."""
    taken: dict[tuple[str, Context, Term], PlacedRecord] = {}
    for row in rows:
        finding: Finding = row.record
        if not finding.lead:
            continue
        present = finding.presence is Presence.PRESENT
        if not (present and finding.figure and share_of(finding.figure)):
            yield row.problem("cannot lead; only a present finding with a share can", "lead")
            continue
        terms = (Term.SHORT, Term.LONG) if finding.term is Term.BOTH else (finding.term,)
        for place in product(dict.fromkeys(finding.effects), (finding.context,), terms):
            other = taken.setdefault(place, row)
            if other is not row:
                line = other.file.place(other.keys)[0]
                message = f"{other.file.path}:{line} leads already for {place[0]} in this context"
                yield row.problem(f"{message} and term", "lead")


def _figure_problems(figure: Figure) -> Iterator[str]:
    for one in (figure, figure.comparator):
        if one and one.count is not None and one.total is not None and one.count > one.total:
            yield f"{one.count} of {one.total} cannot be"
    if figure.percent_high is not None and figure.percent is None:
        yield "percent_high without percent"
    if (figure.percent or 0) > (EVERYBODY if figure.percent_high is None else figure.percent_high):
        yield f"percent {figure.percent} is above percent_high {figure.percent_high}"
    if figure.percent is None and figure.count is None and figure.text is None:
        yield "says no number; give percent, count or text"


def _span_problems(span: Span) -> Iterator[str]:
    if (span.low is not None or span.high is not None) and span.unit is None:
        yield "a number needs a unit"
    if span.low is not None and span.high is not None and span.low > span.high:
        yield f"low {span.low} is above high {span.high}"


_OF_VALUES: dict[type, Callable[[Any], Iterator[str]]] = {
    Figure: _figure_problems,
    Span: _span_problems,
}


def _effect_problems(row: PlacedRecord) -> Iterator[Problem]:
    entry = row.record
    if not entry.systems:
        yield row.problem("needs at least one system", "systems")
    for number, system in enumerate(entry.systems):
        if entry.systems.index(system) != number:
            yield row.problem(f"system '{system}' is listed twice", "systems", number)
    if entry.summary.lower().startswith(entry.name.lower()):
        yield row.problem("summary begins with the name; say what it is", "summary")
    if entry.id in entry.related:
        yield row.problem("is related to itself", "related")
    yield from _wordless(row)
    yield from _uncited(row)


def _wordless(row: PlacedRecord) -> Iterator[Problem]:
    """Yield the names of an effect that no search can find."""
    entry = row.record
    for key in ("name", "plain_name"):
        if not folded(getattr(entry, key)):
            yield row.problem(f"{key} '{getattr(entry, key)}' has no word to search for", key)
    for key in ("synonyms", "lay_terms", "abbreviations"):
        for number, text in enumerate(getattr(entry, key)):
            if not folded(text):
                yield row.problem(f"'{text}' has no word to search for", key, number)


def _uncited(row: PlacedRecord) -> Iterator[Problem]:
    """Yield what an effect says without a source."""
    for key in ("raises_risk", "helps", "monitor", "seriousness"):
        for number, said in enumerate(getattr(row.record, key)):
            if not said.cites:
                yield row.problem(f"{key} needs cites", key, number)


def system_problems(languages: list[PlacedRecord]) -> Iterator[Problem]:
    """Yield everyday words that stand for two body systems; whoever types one must get the one meant."""
    owners: dict[str, System] = {forms(name): s for s in System for name in (s.value, s.label)}
    for row in languages:
        for system, said in row.record.systems.items():
            for number, word in enumerate(said):
                keys = ("systems", system.value, number)
                other = owners.setdefault(forms(word), system)
                if not forms(word):
                    yield row.problem(f"'{word}' has no word to search for", *keys)
                elif other is not system:
                    yield row.problem(f"'{word}' stands for {other} already", *keys)


def _effect_finding_problems(row: PlacedRecord) -> Iterator[Problem]:
    if not row.record.effects:
        yield row.problem("a finding needs at least one effect")
    if row.record.term is Term.NOT_STATED:
        yield row.problem("the finding of an effect needs a term: short, long or both", "term")


def _help_problems(row: PlacedRecord) -> Iterator[Problem]:
    for key in ("signs", "effects", "cites"):
        if not getattr(row.record, key):
            yield row.problem(f"{key} is empty", key)
    for number, one in enumerate(row.record.own):
        if one.sign not in row.record.signs:
            yield row.problem("this is none of the signs above", "own", number, "sign")
        if not set(one.effects) <= set(row.record.effects):
            yield row.problem("not all of these are effects above", "own", number, "effects")


def _disagreement_problems(row: PlacedRecord) -> Iterator[Problem]:
    if len(row.record.sides) < 2:
        yield row.problem("a disagreement has two sides or more", "sides")


def _utterance_problems(row: PlacedRecord) -> Iterator[Problem]:
    record = row.record
    if sum(map(bool, (record.effect, record.topic, record.group, record.out_of_scope))) != 1:
        message = "utterances mean an effect, a topic or a group, or are out_of_scope: true"
        yield row.problem(message)


_RULES = {
    "findings": _effect_finding_problems,
    "effects": _effect_problems,
    "help": _help_problems,
    "disagreements": _disagreement_problems,
    "utterances": _utterance_problems,
}
