"""One page of HTML that needs nothing else: no script, no network, and no markup from data."""

from collections.abc import Callable, Iterable, Sequence
from pkgutil import get_data
from typing import Any

from ketcli.answers.shapes import Answer
from ketcli.jsontext import clean
from ketcli.knowledge.base import KnowledgeBase
from ketcli.render import Page, blocks, view
from ketcli.render.blocks import Bar, Line, Style, Text, plain
from ketcli.render.html_text import Words, escaped

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched, run or sent, should markup ever get in; the page has styles of its own."""
_CALLS: tuple[Style, ...] = ("alarm", "today")


def render_html(answer: Answer, kb: KnowledgeBase, page: Page) -> str:
    """Return the answer as a document of HTML, in ASCII, so that no terminal's encoding alters it."""
    asked = clean(" ".join(filter(None, ("ket", answer.command, answer.text))))
    filters = ", ".join(answer.filters.words())
    name = escaped(f"{asked} ({filters})" if filters else asked)
    body = written(view.blocks(answer, kb, page), kb)
    style = (get_data("ketcli.render", "page.css") or b"").decode()
    whole = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{name}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header><p>{escaped(kb.about.name)}</p><h1>{name}</h1></header>\n"
        f'<main class="{"full" if page.full else "brief"}">\n{body}</main>\n</body>\n</html>\n'
    )
    return whole.encode("ascii", "xmlcharrefreplace").decode("ascii")


def written(found: Iterable[blocks.Block], kb: KnowledgeBase) -> str:
    """Return blocks as what stands in the main part of the page."""
    writer = _Writer(kb)
    return "".join(writer.part(part) + "\n" for part in _parts(found))


class _Writer:
    """Writes blocks from top to bottom; knows the headings so far."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.words = Words(kb.sources)
        self.level = 1
        """Of the last heading; the next one may be one deeper, so that none is skipped."""
        self.top = 1
        """Of the title that headings stand under."""
        self.cards: list[str] = []
        self._written: dict[type, Callable[[Sequence[Any]], str]] = {
            blocks.Title: lambda part: self._title(part[0].text),
            blocks.Heading: self._headed,
            Line: self._lines,
            blocks.Field: self._answers,
            blocks.Gap: lambda _: "",
            blocks.Bullets: lambda part: self._list(
                [Line(row, bullet=True) for row in part[0].rows]
            ),
            blocks.Grid: lambda part: self._grid(part[0].head, part[0].rows),
            blocks.Bars: lambda part: self._bars(part[0].head, part[0].rows),
            blocks.Axis: lambda part: self._answers((row.name, row.said) for row in part[0].rows),
            blocks.Drawing: lambda part: (
                f"<pre>{escaped(chr(10).join(map(plain, part[0].lines)))}</pre>"
            ),
        }

    def part(self, part: Sequence[blocks.Block]) -> str:
        """Write blocks that belong in one element."""
        return self._written[type(part[0])](part)

    def _headed(self, part: Sequence[Any]) -> str:
        words, level, alarm = part[0]
        if alarm:
            return self._card((words, "alarm"), part[1:])
        return self._heading(level, escaped(words))

    def _lines(self, part: Sequence[Any]) -> str:
        if part[0].bullet:
            return self._list(part)
        text = part[0].text
        return self._call(text, part[1:]) if _tone(part[0]) else self._line(text)

    def _heading(self, level: int, content: str, attributes: str = "") -> str:
        """Write a heading `level` below the title."""
        self.level = min(self.top + level, self.level + 1, 6)
        return f"<h{self.level}{attributes}>{content}</h{self.level}>"

    def _title(self, text: Text) -> str:
        self.top = 1
        heading = self._heading(1, escaped(plain(text[:1])))
        self.top = self.level
        return f"{heading}\n{self._paragraph(text[1:])}"

    def _line(self, text: Text) -> str:
        first = text[0][1] if text else ""
        if first == "title":
            return self._title(text)
        if first == "heading" and len(text) == 1:
            return self._heading(1, escaped(plain(text)))
        return self._paragraph(text)

    def _paragraph(self, text: Text) -> str:
        while text and not text[0][0].strip():
            text = text[1:]
        if not text:
            return ""
        words, style = text[0]
        return f"<p>{self.words.inline(((words.lstrip(), style), *text[1:]))}</p>"

    def _call(self, text: Text, rest: Sequence[blocks.Block]) -> str:
        """Write what starts with a call for help: its first words are the heading."""
        (words, style), *others = text
        start, condition, signs = words.partition(" if ")
        said = ((signs, ""), *others) if signs else tuple(others)
        return self._card((start + condition.rstrip(), style), [Line(said), *rest])

    def _card(self, heading: tuple[str, Style], found: Sequence[blocks.Block]) -> str:
        """Write signs and what to do until help comes, framed, under whom to call."""
        words, style = heading
        # Of landmarks each has a name of its own; the card of a second effect begins alike.
        known = words in self.cards
        self.cards.append(words)
        id = f"call-{len(self.cards)}"
        head = self._heading(1, escaped(words), f' id="{id}"')
        said = [block for block in found if isinstance(block, Line)]
        signs = self._list([line for line in said if line.bullet])
        actions = "\n".join(self._paragraph(line.text) for line in said if not line.bullet)
        inside = "\n".join(filter(None, (head, signs, actions)))
        if known:
            return f'<div class="card {style}">\n{inside}\n</div>'
        return f'<section class="card {style}" aria-labelledby="{id}">\n{inside}\n</section>'

    def _list(self, found: Iterable[Line]) -> str:
        out = ""
        for line in found:
            between = "<br>\n" if line.follows else "</li>\n<li>"
            out += (between if out else "<ul><li>") + self.words.inline(line.text)
        return out and f"{out}</li></ul>"

    def _answers(self, found: Iterable[Sequence[Any]]) -> str:
        rows = "\n".join(
            f"<div><dt>{escaped(label)}</dt> <dd>{self.words.inline(text)}</dd></div>"
            for label, text in found
        )
        return f"<dl>\n{rows}\n</dl>"

    def _grid(self, head: Sequence[str], rows: Iterable[Sequence[Text]]) -> str:
        named = " ".join(
            f'<th scope="col">{escaped(name)}</th>' if name else "<td></td>" for name in head
        )
        top = f"<thead><tr>{named}</tr></thead>\n" if any(head) else ""
        out = ""
        for first, *others in rows:
            name = self.words.inline(first)
            row = [f'<th scope="row">{name}</th>' if plain(first).strip() else "<td></td>"]
            row += [f"<td>{self.words.inline(cell)}</td>" for cell in others]
            out += f"<tr>{' '.join(row)}</tr>\n"
        return _table(f"{top}<tbody>\n{out}</tbody>")

    def _bars(self, head: str, rows: Iterable[Bar]) -> str:
        caption = f"<caption>{escaped(head)}</caption>\n" if head else ""
        drawn = "\n".join(
            f'<tr><th scope="row">{escaped(bar.name)}</th> '
            f'<td class="number"><strong>{escaped(bar.value)}</strong></td> '
            f'<td class="drawn">{_bar(bar)}</td> <td>{self.words.inline(bar.of)}</td></tr>'
            for bar in rows
        )
        return _table(f"{caption}<tbody>\n{drawn}\n</tbody>")


def _parts(found: Iterable[blocks.Block]) -> Iterable[list[blocks.Block]]:
    """Part blocks into what belongs in one element: a card, a list, answers below each other."""
    part: list[blocks.Block] = []
    for block in found:
        if part and not _joins(part, block):
            yield part
            part = []
        if not isinstance(block, blocks.Gap):
            part.append(block)
    if part:
        yield part


def _joins(part: Sequence[blocks.Block], block: blocks.Block) -> bool:
    first = part[0]
    if isinstance(first, blocks.Heading) and first.alarm:
        # Signs, then what to do: all of them in strong words; what follows is of the page again.
        return isinstance(block, Line) and (
            block.bullet or all(style in ("strong", *_CALLS) for _, style in block.text)
        )
    if tone := _tone(first):
        return _tone(block) == tone
    if isinstance(first, Line) and isinstance(block, Line):
        return first.bullet and block.bullet
    return isinstance(first, blocks.Field) and isinstance(block, blocks.Field)


def _tone(block: blocks.Block) -> str:
    """Return how urgent a paragraph is that says nothing but whom to call and what to do."""
    if not isinstance(block, Line) or block.bullet or not block.text:
        return ""
    styles = [style for _, style in block.text]
    return styles[0] if styles[0] in _CALLS and set(styles) <= {"strong", *_CALLS} else ""


def _table(inside: str) -> str:
    """Return a table that scrolls by itself, with the keyboard too, where a page is narrower."""
    return (
        f'<div class="wide" role="group" aria-label="table" tabindex="0"><table>\n{inside}\n'
        "</table></div>"
    )


def _bar(bar: Bar) -> str:
    """Draw a share, a range lighter from its lower end; the words beside it say the same."""
    low, high = (max(0.0, min(100.0, share)) for share in (bar.low, bar.high))
    drawn = f'<span style="width:{low:g}%"></span>' if low else ""
    if high > low:
        drawn += f'<span class="some" style="width:{high - low:g}%"></span>'
    return f'<span class="bar" aria-hidden="true">{drawn}</span>'
