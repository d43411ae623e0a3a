"""An answer becomes text in the format asked for, on standard output, and an exit status."""

from __future__ import annotations

from ketcli.answers.names import checked
from ketcli.answers.picked import cut, limited
from ketcli.answers.shapes import Answer, Missing
from ketcli.cli import streams
from ketcli.errors import KetError
from ketcli.knowledge.age import old
from ketcli.render import FORMATS, Page, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.cli.asked import Asked
    from ketcli.knowledge.base import KnowledgeBase

LIGHT = ("json", "jsonl", "csv", "tsv")
"""Formats that are written without the records of the model."""


def show(answer: Answer, kb: KnowledgeBase, asked: Asked) -> int:
    """Write the answer in the format asked for; return the exit status.

    Raises UnknownName for a format or field that is none, KetError for options that contradict each other.
    """
    form = chosen(asked)
    if asked.order or asked.limit:
        answer = _arrange(answer, kb, asked)
    if asked.bom and form not in ("csv", "tsv"):
        raise KetError("--bom is for --format csv and tsv")
    fields = asked_fields(asked, kb, answer.kind)
    if form in LIGHT:
        page = Page(fields=fields, full=asked.full)
    else:
        color = streams.color(asked.color)
        height = streams.size()[1] if streams.at_terminal() else 0
        links = color and streams.links()
        letters = streams.encoding()
        page = Page(streams.width(), color, letters, fields, asked.full, height, links)
    text = "\ufeff" * asked.bom + render(answer, kb, form, page)
    if form in streams.MACHINE_FORMATS and form != "json" and not asked.quiet:
        for said in filter(None, (old(kb.edition), limited(answer))):
            streams.complain(said, plain=True)
    paged = asked.full and not asked.no_pager
    # Before the answer where somebody reads along, after it where a full disk must be the one line.
    if streams.at_terminal():
        _announce(answer, asked, form)
        streams.write(text, form, paged=paged)
    else:
        streams.write(text, form)
        _announce(answer, asked, form)
    return answer.status


def asked_fields(asked: Asked, kb: KnowledgeBase, kind: str) -> tuple[str, ...]:
    """Return the keys that records of a kind are narrowed to; empty for all. Raises UnknownName."""
    if asked.fields is None:
        return ()
    from ketcli.answers.fields import checked_fields

    return checked_fields(kb, kind, asked.fields)


def _arrange(answer: Answer, kb: KnowledgeBase, asked: Asked) -> Answer:
    """Return the records ordered and cut as asked; searches, findings and lists have been ordered, and may be cut."""
    if asked.order and answer.kind != "finding":
        from ketcli.answers.fields import keys
        from ketcli.answers.picked import by_column

        answer = by_column(answer, asked.order, keys(kb, answer.kind))
    return cut(answer, asked.limit)


def chosen(asked: Asked) -> str:
    """Return the format. Raises KetError for two at once, UnknownName for one that is none."""
    form = asked.form
    if asked.json:
        if form not in (None, "json"):
            raise KetError(f"--json and --format {form} contradict each other; give one")
        return "json"
    if form is None:
        return "table" if streams.at_terminal() or streams.color(asked.color) else "plain"
    return checked("format", form, FORMATS)


def _announce(answer: Answer, asked: Asked, form: str) -> None:
    """Say on stderr which words were corrected, what a name was taken to mean, and which means nothing.

    A page at a terminal says so itself.
    """
    page = asked.fields is None and form not in streams.MACHINE_FORMATS
    if asked.quiet or (page and streams.at_terminal()):
        return
    for correction in answer.corrections:
        said = f"No exact match for '{correction.typed}'; showing '{correction.used}'"
        streams.complain(said, plain=True)
    if answer.nothing and answer.records and answer.nothing.kind == Missing.UNKNOWN_WORDS:
        streams.complain(answer.nothing.message, plain=True)
    for remark in answer.remarks:
        if remark.aloud:
            streams.complain(remark, plain=True)
