"""JSON for scripts: one document, or one record a line. Keys are the model's field names.

Written without `json`: whole records are passed on as the lines that they are in the
snapshot, and importing a decoder takes half as long as a search.
"""

from __future__ import annotations

from ketcli.answers.picked import Picked, limited
from ketcli.answers.shapes import SCHEMA, Answer, Nothing
from ketcli.answers.slicing import LEADING, briefly, slices_under, written
from ketcli.jsontext import Written, dumps, indented, loads
from ketcli.knowledge.age import stale
from ketcli.status import MISUSE
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.knowledge.base import KnowledgeBase, Pointer, Table
    from ketcli.render import Page


def render_json(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the whole answer as one document, each record on a line of its own."""
    lines = _lines(answer, kb, page)
    head = ",\n".join(
        f'  "{key}": {indented(value, "  ")}'
        for key, value in {**_heading(kb), **_asked(answer, kb, page)}.items()
    )
    if not lines:
        return f'{{\n{head},\n  "results": []\n}}\n'
    # Joined once: all records are a megabyte and a half.
    lines[0] = f'{{\n{head},\n  "results": [\n    {lines[0]}'
    lines[-1] += "\n  ]\n}\n"
    return ",\n    ".join(lines)


def render_jsonl(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return one record a line; nothing at all when there are no records."""
    return "".join(line + "\n" for line in _lines(answer, kb, page))


def line(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the whole answer on one line, with the exit status that it would have had alone."""
    head = kb.once(
        "head of a line",
        lambda: ",".join([f'"{key}":{value}' for key, value in _heading(kb).items()]),
    )
    asked = dumps(_asked(answer, kb, page))[1:-1]
    records = ",".join(_lines(answer, kb, page))
    return f'{{{head},{asked},"results":[{records}],"status":{answer.status}}}\n'


def refused(text: str, message: str) -> str:
    """Return a line for a query that cannot be answered, and why."""
    return dumps({"query": {"text": text}, "error": message, "status": MISUSE}) + "\n"


def _heading(kb: KnowledgeBase) -> dict[str, Written]:
    """Return what all documents begin with, as it is written."""
    about = kb.section("about")
    texts = {key: about.get(key) or '""' for key in ("edition", "reviewed", "notice")}
    old = {"stale": "true"} if stale(kb.edition) else {}
    return {key: Written(one) for key, one in {"schema": str(SCHEMA), **texts, **old}.items()}


ANSWERS = {
    "how-often": ("headline",),
    "how-soon": ("onsets",),
    "how-long": ("durations", "endings"),
    "goes-away": ("endings", "durations"),
}
"""What of a slice answers a question, in the order of a page."""


def _told(answer: Answer, kb: KnowledgeBase) -> dict[str, Any]:
    """Return what slices of the effect that is meant say to what was asked of it; empty where nothing was."""
    keys = ANSWERS.get(answer.question)
    if not (keys and answer.matches):
        return {}
    from ketcli.knowledge.records import jsonable

    effect = kb.effects[next(iter(answer.matches))]
    told = [
        _filled(context=one.context, term=one.term, **{k: jsonable(getattr(one, k)) for k in keys})
        for one in slices_under(effect, kb, answer.filters)
        if any(getattr(one, key) for key in keys)
        and (not answer.filters.contexts or one.context in answer.filters.contexts)
        and (not answer.filters.terms or one.term in answer.filters.terms)
    ]
    return _filled(effect=effect.id, slices=told)


def _asked(answer: Answer, kb: KnowledgeBase, page: Page) -> dict[str, Any]:
    told = _told(answer, kb)
    return {
        "query": _filled(
            command=answer.command,
            kind=answer.kind,
            text=answer.text,
            filters=part(answer.filters._replace(labels=())),
            fields=page.fields,
            full=page.full or answer.entry or answer.kind != "effect",
            corrections=[part(one) for one in answer.corrections],
            unknown=answer.unknown,
            question=answer.question,
            sort=answer.sort,
            remarks=(*filter(None, (limited(answer),)), *answer.remarks),
        ),
        **({"nothing": _why(answer.nothing)} if answer.nothing else {}),
        **_filled(answer=told, help=[Written(kb.section("help").get(id)) for id in answer.alarms]),
        "see": [part(_with_signs(one, kb)) for one in answer.see],
        "total": len(answer.records) + answer.left_out,
    }


def _with_signs(one: Pointer, kb: KnowledgeBase) -> Pointer:
    tables: dict[str, Table[Any]] = {"interactions": kb.interactions, "groups": kb.groups}
    held = tables.get(one.command)
    return one._replace(emergency=held[one.id].emergency) if held else one


def part(one: NamedTuple) -> dict[str, Any]:
    """Return the keys of a record that hold something, as plain values."""
    return _filled(**dict(zip(one._fields, one, strict=True)))


def _filled(**values: object) -> dict[str, Any]:
    """Return the keys that hold something: to jq, an empty list is as true as a full one."""
    return {key: one for key, one in values.items() if one not in (None, "", (), [], {})}


def _why(nothing: Nothing) -> dict[str, Any]:
    """Return why there is no answer as plain values."""
    offered = [_filled(id=s.id, name=s.name, reason=s.reason) for s in nothing.suggestions]
    return _filled(kind=nothing.kind, message=nothing.message, suggestions=offered)


def _lines(answer: Answer, kb: KnowledgeBase, page: Page) -> list[str]:
    """Return each record as a line of JSON; whole records of a snapshot are passed on unread."""
    if page.fields or not isinstance(answer.records, Picked):
        return [dumps(result) for result in results(answer, kb, page.fields)]
    if answer.kind == "effect" and not (page.full or answer.entry):
        lines = written(kb, answer.records.ids, answer.filters)
    else:
        lines = answer.records.lines()
    if not answer.matches:
        return lines
    return [
        f'{line[:-1]},"match":{dumps(part(answer.matches[id]))}}}'
        for id, line in zip(answer.records.ids, lines, strict=True)
    ]


def results(answer: Answer, kb: KnowledgeBase, keep: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the records as plain values, with `match` where a search found them."""
    led = LEADING if answer.kind == "effect" else ()
    told = tuple(key for key in keep if key not in led)
    found = _values(answer, kb, told or keep[:1])
    if not keep or "match" in keep:
        found = [_with_match(one, answer) for one in found]
    if len(told) < len(keep) and found:
        from ketcli.answers.findings import leading

        shorts = _briefly(answer, kb)
        found = [{**one, **leading(short)} for one, short in zip(found, shorts, strict=True)]
    return [{key: one[key] for key in keep if key in one} for one in found] if keep else found


def _with_match(result: dict[str, Any], answer: Answer) -> dict[str, Any]:
    match = answer.matches.get(result.get("id", ""))
    return {**result, "match": part(match)} if match else result


def _values(answer: Answer, kb: KnowledgeBase, keep: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the records; of effects in short where that is all that is kept of them."""
    if answer.kind == "finding":
        return [row.values() for row in answer.records]
    if not isinstance(answer.records, Picked):
        from ketcli.knowledge.records import jsonable

        return [jsonable(record) for record in answer.records]
    if _in_short(answer, kb, keep):
        return _briefly(answer, kb)
    # The id finds the match.
    whole = map(loads, answer.records.lines(("id", *keep) if keep else ()))
    if answer.kind != "effect" or (keep and not {*keep} & {*IN_SHORT}):
        return list(whole)
    told = zip(_briefly(answer, kb), whole, strict=True)
    if answer.entry:
        return [{**brief, **one} for brief, one in told]
    led = ("certainty", "headline")
    return [{**one, **{key: brief[key] for key in led if key in brief}} for brief, one in told]


def _in_short(answer: Answer, kb: KnowledgeBase, keep: tuple[str, ...]) -> bool:
    """Tell whether effects in short, of which the first stands for all, have all that is kept."""
    if not keep or answer.kind != "effect" or answer.entry:
        return False
    return {"headline", "match"}.union(*_briefly(answer, kb, 1)) >= {*keep}


IN_SHORT = ("certainty", "headline", "slices")
"""Keys that an effect in short says otherwise than the whole one."""


def _briefly(answer: Answer, kb: KnowledgeBase, most: int | None = None) -> list[dict[str, Any]]:
    return briefly(kb, answer.records.ids[:most], answer.filters)  # type: ignore[attr-defined]
