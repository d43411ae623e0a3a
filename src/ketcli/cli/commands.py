"""The commands: each asks one question and shows the answer. Their declarations stand in `cli.declared`."""

from __future__ import annotations

from ketcli.answers.names import unknown_name
from ketcli.answers.shapes import Answer
from ketcli.cli import output, streams
from ketcli.errors import KetError, UnknownName
from ketcli.knowledge.age import old
from ketcli.knowledge.kinds import kind as kind_of
from ketcli.status import ANSWERED, MISUSE, NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ketcli.answers.entry import NamedEffect
    from ketcli.cli.asked import Asked
    from ketcli.knowledge.base import KnowledgeBase


def search(asked: Asked) -> int:
    """Find the effects that words are about, best first."""
    from ketcli.answers.find import find
    from ketcli.retrieval.index import Index

    if asked.batch:
        from ketcli.cli import batch

        return batch.run(asked)
    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    text = " ".join(asked.names)
    if not asked.names:
        raise KetError("missing argument 'words'; try 'ket search --help'")
    index = Index.of(kb)
    answer = find(index, text, filters, exact=asked.exact, sort=asked.sort, limit=asked.limit)
    if asked.why:
        from ketcli.retrieval.explain import explain

        streams.write("\n".join(explain(index, text, exact=asked.exact)) + "\n", "plain")
        return answer.status
    return output.show(answer, kb, asked)


def list_(asked: Asked) -> int:
    """List the effects under the filters."""
    from ketcli.answers.select import select

    kb = asked.knowledge_base()
    return output.show(select(kb, asked.filters(kb), sort=asked.sort), kb, asked)


def show(asked: Asked) -> int:
    """Show everything on an effect."""
    from ketcli.answers.entry import entry
    from ketcli.retrieval.index import Index

    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    try:
        answer = entry(Index.of(kb), asked.names, filters, exact=asked.exact)
    except UnknownName as error:
        from ketcli.answers.select import of_drug

        drug = of_drug(kb, " ".join(asked.names), filters)
        answer = drug or _unknown("show", "effect", asked, error)
    return output.show(answer, kb, asked)


def findings(asked: Asked) -> int:
    """List findings, one a row."""
    from ketcli.answers import findings as listed

    kb = asked.knowledge_base()
    filters = asked.filters(kb)
    chosen = listed.choosing(kb, asked.by_source, asked.measure, asked.population, asked.year)

    def answered(effects: list[str]) -> Answer:
        order, limit = asked.order, asked.limit
        return listed.findings(kb, filters, effects, chosen=chosen, sort=order, limit=limit)

    return _of_effects("findings", "finding", kb, answered, asked)


def _across(command: str, kind: str, asked: Asked) -> int:
    from ketcli.answers import across

    kb = asked.knowledge_base()
    filters = asked.filters(kb)

    def answered(effects: list[str]) -> Answer:
        chosen = [kb.effects[id] for id in effects or kb.effects]
        return getattr(across, command)(chosen, kb, filters)  # type: ignore[no-any-return]

    return _of_effects(command, kind, kb, answered, asked)


def _of_effects(
    command: str,
    kind: str,
    kb: KnowledgeBase,
    answered: Callable[[list[str]], Answer],
    asked: Asked,
) -> int:
    """Show what is answered of the effects named; of all, which is an empty list, where none is."""
    meant: list[NamedEffect] = []
    stranger = None
    if asked.names:
        from ketcli.answers.entry import named_effects
        from ketcli.retrieval.index import Index

        try:
            meant, stranger = named_effects(Index.of(kb), asked.names)
        except UnknownName as error:
            return output.show(_unknown(command, kind, asked, error), kb, asked)
    answer = answered([one.hit.effect for one in meant])
    told = answer._replace(
        text=" ".join(asked.names),
        nothing=answer.nothing or stranger,
        corrections=tuple(c for one in meant for c in one.corrections),
        remarks=(*answer.remarks, *(remark for one in meant for remark in one.remarks)),
    )
    return output.show(told, kb, asked)


def about(asked: Asked) -> int:
    """Read background topics, and about the data."""
    if " ".join(asked.names).strip().lower() == "data":
        from ketcli.answers import counts

        kb = asked.knowledge_base()
        return output.show(counts.counts(kb), kb, asked)
    return _records("topics", "topic", asked)


def open_(asked: Asked) -> int:
    """Open a source in the browser, and print its address; nothing is found where no browser is."""
    import webbrowser

    from ketcli.answers.records import address, named

    if not asked.names:
        raise KetError("missing argument 'source'; try 'ket open --help'")
    kb = asked.knowledge_base()
    try:
        found = address(kb.sources[named(kb, "source", " ".join(asked.names))])
    except UnknownName as error:
        streams.complain(str(error))
        return NOTHING
    if not found:
        streams.complain("this source has no address; 'ket sources' tells what is known of it")
        return NOTHING
    streams.write(found + "\n", "plain")
    if webbrowser.open(found):
        return ANSWERED
    streams.complain("no browser could be started (BROWSER names one); the address is above")
    return NOTHING


def _records(question: str, kind: str, asked: Asked) -> int:
    from ketcli.answers import records

    kb = asked.knowledge_base()
    try:
        answer = getattr(records, question)(kb, *asked.names)
    except UnknownName as error:
        answer = _unknown(kind_of(kind).command, kind, asked, error)
    return output.show(answer, kb, asked)


def values(asked: Asked) -> int:
    """Show the legal values of each filter, with counts, or the fields of records."""
    from ketcli.answers import counts
    from ketcli.answers.names import checked

    facet = asked.facet and checked("facet", asked.facet, [*counts.FLAGS, counts.FIELDS])
    kb = asked.knowledge_base()
    answer = counts.fields(kb) if facet == counts.FIELDS else counts.values(kb, facet)
    return output.show(answer, kb, asked)


def validate(asked: Asked) -> int:
    """Check a knowledge base, file by file."""
    from ketcli import store
    from ketcli.answers import validation

    bundled = store.data_folder()
    compiled = validation.examined(asked.names or asked.own(), bundled, doubts=asked.doubts)
    answer = validation.answer(compiled, bundled, quiet=asked.quiet, doubts=asked.doubts)
    output.show(answer, validation.shown_beside(compiled), asked)
    if compiled.problems:
        count = len(compiled.problems)
        streams.complain(f"{count} problem{'s' if count > 1 else ''} to mend")
        return MISUSE
    return ANSWERED


def diff(asked: Asked) -> int:
    """Say what is other in one knowledge base than in another."""
    from ketcli import store
    from ketcli.answers.difference import difference

    if len(asked.names) != 2:
        raise KetError("needs two knowledge bases, the older first; try 'ket diff --help'")
    return output.show(difference(*asked.names), store.bundled(), asked)


def export(asked: Asked) -> int:
    """Write all records to a file."""
    from ketcli.answers import export as exported

    kb = asked.knowledge_base()
    exported.export(kb, asked.file, force=asked.force)
    if not asked.quiet:
        streams.complain(exported.written(kb, asked.file), plain=True)
        if age := old(kb.edition):
            streams.complain(age, plain=True)
    return ANSWERED


def new(asked: Asked) -> int:
    """Print an empty record to fill in."""
    from ketcli.answers.template import template

    kind, *id = asked.names or [""]
    streams.write(template(kind, "-".join(id)), "plain")
    return ANSWERED


def schema(asked: Asked) -> int:
    """Print a JSON Schema."""
    import json

    from ketcli.answers import schema as shape

    made = shape.output_schema() if asked.which == "output" else shape.knowledge_base_schema()
    streams.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "json")
    return ANSWERED


def completion_(asked: Asked) -> int:
    """Print a completion script for a shell."""
    from ketcli.cli import completion

    streams.write(completion.script(asked.shell) + "\n", "plain")
    return ANSWERED


def _unknown(command: str, kind: str, asked: Asked, error: UnknownName) -> Answer:
    text = " ".join(asked.names)
    return Answer(command=command, kind=kind, records=(), text=text, nothing=unknown_name(error))


COMMANDS: dict[str, Callable[[Asked], int]] = {
    "search": search,
    "list": list_,
    "show": show,
    "findings": findings,
    "compare": lambda asked: _across("compare", "comparison", asked),
    "timeline": lambda asked: _across("timeline", "timespan", asked),
    "interactions": lambda asked: _records("interactions", "interaction", asked),
    "groups": lambda asked: _records("groups", "group", asked),
    "about": about,
    "sources": lambda asked: _records("sources", "source", asked),
    "open": open_,
    "values": values,
    "validate": validate,
    "diff": diff,
    "export": export,
    "new": new,
    "schema": schema,
    "completion": completion_,
}
"""Every command by name, in the order of the help."""
