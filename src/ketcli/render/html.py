"""One page of HTML that needs nothing else: no script, no network, and no markup from data."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pkgutil import get_data
from typing import Any
from urllib.parse import quote

from ketcli.answers.shapes import Answer
from ketcli.jsontext import clean
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Source
from ketcli.render import Page, blocks, view
from ketcli.render.blocks import Bar, Line, Style, Text, plain
from ketcli.render.pieces import who

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched, run or sent, should markup ever get in; the page has styles of its own."""
_TAGS: dict[Style, str] = {
    "": "",
    "alarm": 'strong class="alarm"',
    "today": 'strong class="today"',
    "aside": 'span class="aside"',
    "match": "mark",
}
"""Elements of styles; all others are strong."""
_LINKED = re.compile(r"(?<=\()(?P<id>[a-z0-9][a-z0-9-]*)(?=\))|(?:https?://|doi:)\S+")
"""Where a source may be named: its id in brackets, or its address."""
_WEB = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_FLAG = re.compile(r"(?<!\S)--[a-z][a-z-]*")
_LAST_OF_PLANES = "".join(
    chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_NO_LETTER = re.compile(f"[\ufdd0-\ufdef{_LAST_OF_PLANES}]")
"""Code points that Unicode keeps from being letters; a parser of HTML rejects them."""
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
    write = _Writer(kb).elements
    return "".join(write[type(part[0])](part) + "\n" for part in _parts(found))


class _Writer:
    """Writes blocks from top to bottom; knows the headings so far."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.words = Words(kb.sources)
        self.level = 1
        """Of the last heading; the next one may be one deeper, so that none is skipped."""
        self.top = 1
        """Of the title that headings stand under."""
        self.cards: list[str] = []
        self.elements: dict[type, Callable[[Sequence[Any]], str]] = {
            blocks.Title: lambda part: self._title(part[0].text),
            blocks.Heading: lambda part: (
                self._card((part[0].text, "alarm"), part[1:])
                if part[0].alarm
                else self._heading(part[0].level, escaped(part[0].text))
            ),
            Line: self._lines,
            blocks.Field: self._answers,
            blocks.Bullets: lambda part: self._list(Line(row, bullet=True) for row in part[0].rows),
            blocks.Grid: lambda part: self._grid(*part[0][:2]),
            blocks.Bars: lambda part: self._bars(*part[0][:2]),
            blocks.Axis: lambda part: self._answers((row.name, row.said) for row in part[0].rows),
            blocks.Drawing: lambda part: (
                "<pre>" + escaped("\n".join(map(plain, part[0].lines))) + "</pre>"
            ),
        }
        """What writes the blocks that belong in one element, by the first of them."""

    def _lines(self, part: Sequence[Any]) -> str:
        if part[0].bullet:
            return self._list(part)
        text = part[0].text
        if _tone(part[0]):
            # What starts with a call for help has its first words as the heading.
            (words, style), *others = text
            start, condition, signs = words.partition(" if ")
            said = Line(((signs, ""), *others) if signs else tuple(others))
            return self._card((start + condition.rstrip(), style), [said, *part[1:]])
        first = text[0][1] if text else ""
        if first == "title":
            return self._title(text)
        if first == "heading" and len(text) == 1:
            return self._heading(1, escaped(plain(text)))
        return self._paragraph(text)

    def _heading(self, level: int, content: str, attributes: str = "") -> str:
        """Write a heading `level` below the title."""
        self.level = min(self.top + level, self.level + 1, 6)
        return f"<h{self.level}{attributes}>{content}</h{self.level}>"

    def _title(self, text: Text) -> str:
        self.top = 1
        heading = self._heading(1, escaped(plain(text[:1])))
        self.top = self.level
        return f"{heading}\n{self._paragraph(text[1:])}"

    def _paragraph(self, text: Text) -> str:
        while text and not text[0][0].strip():
            text = text[1:]
        if not text:
            return ""
        words, style = text[0]
        return f"<p>{self.words.inline(((words.lstrip(), style), *text[1:]))}</p>"

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
        tag, label = ("div", "") if known else ("section", f' aria-labelledby="{id}"')
        return f'<{tag} class="card {style}"{label}>\n{inside}\n</{tag}>'

    def _list(self, found: Iterable[Line]) -> str:
        out = ""
        for line in found:
            between = "<br>\n" if line.follows else "</li>\n<li>"
            out += (between if out else "<ul><li>") + self.words.inline(line.text)
        return out and f"{out}</li></ul>"

    def _answers(self, found: Iterable[Sequence[Any]]) -> str:
        rows = "\n".join(
            f"<div><dt>{escaped(label)}</dt> <dd>{self.words.inline(text)}</dd></div>"
            for label, text, *_ in found
        )
        return f"<dl>\n{rows}\n</dl>"

    def _grid(self, head: Sequence[str], rows: Iterable[Sequence[Text]]) -> str:
        cells = (f'<th scope="col">{escaped(name)}</th>' if name else "<td></td>" for name in head)
        top = f"<thead><tr>{' '.join(cells)}</tr></thead>\n" if any(head) else ""
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
    start = '<div class="wide" role="group" aria-label="table" tabindex="0"><table>'
    return f"{start}\n{inside}\n</table></div>"


def _bar(bar: Bar) -> str:
    """Draw a share, a range lighter from its lower end; the words beside it say the same."""
    low, high = (max(0.0, min(100.0, share)) for share in (bar.low, bar.high))
    drawn = f'<span style="width:{low:g}%"></span>' if low else ""
    if high > low:
        drawn += f'<span class="some" style="width:{high - low:g}%"></span>'
    return f'<span class="bar" aria-hidden="true">{drawn}</span>'


class Words:
    """Writes texts as HTML; a link leads to the address of a source, and nowhere else."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.addresses: dict[str, str] = {}
        """By what people read of a source; what two sources go by leads nowhere."""
        for source in sources.values():
            names = {who(source): address(source), source.url or "": _web(source.url or "")}
            if source.doi:
                names[f"doi:{source.doi}"] = address(source)
            for name, where in names.items():
                same = self.addresses.get(name, where) == where
                self.addresses[name] = where if same else ""

    def inline(self, text: Text) -> str:
        """Return a text in the elements that its styles mean."""
        out = ""
        for words, style in text:
            tag = _TAGS.get(style, "strong")
            content = self._linked(words, style)
            out += f"<{tag}>{content}</{tag.split()[0]}>" if tag else content
        return out

    def _linked(self, words: str, style: Style) -> str:
        """Return words with what names a source as a link; ids and labels only where sources stand."""
        beside = style == "aside"
        if beside and (whole := self.addresses.get(words.strip(" []"))):
            return f'<a class="label" href="{escaped(whole)}">{escaped(words)}</a>'
        out, end = "", 0
        for found in _LINKED.finditer(words):
            name = found[0].rstrip(".")
            where = self.addresses.get(name, "")
            if found["id"] is not None:
                source = self.sources.get(name) if beside else None
                where = address(source) if source else ""
            if where:
                link = f'<a href="{escaped(where)}">{escaped(name)}</a>'
                out += _flagged(words[end : found.start()]) + link
                end = found.start() + len(name)
        return out + _flagged(words[end:])


def address(source: Source) -> str:
    """Return where a source can be opened on the web; empty where nowhere."""
    if source.doi:
        return "https://doi.org/" + quote(clean(source.doi), safe="/:;().-_")
    return _web(source.url or "")


def _web(url: str) -> str:
    """Return an address of the web as it is; empty for anything else, a script above all."""
    return url if _WEB.fullmatch(url) else ""


def _flagged(words: str) -> str:
    """Return words escaped, with flags that stay on one line."""
    return _FLAG.sub(r"<code>\g<0></code>", escaped(words))


def escaped(words: str) -> str:
    """Return words that are no markup, wherever they stand; drawings keep their line breaks."""
    return escape(_NO_LETTER.sub("\ufffd", "\n".join(map(clean, words.split("\n")))))
