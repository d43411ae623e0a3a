"""Words as HTML: no markup, styles as elements, and sources as links."""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from ketcli.jsontext import clean
from ketcli.knowledge.evidence import Source
from ketcli.render.blocks import Style, Text
from ketcli.render.pieces import who

_TAGS: dict[Style, str] = {
    "": "",
    "title": "strong",
    "heading": "strong",
    "alarm": 'strong class="alarm"',
    "today": 'strong class="today"',
    "number": "strong",
    "strong": "strong",
    "aside": 'span class="aside"',
    "match": "mark",
}
_LINKED = re.compile(r"(?<=\()(?P<id>[a-z0-9][a-z0-9-]*)(?=\))|(?:https?://|doi:)\S+")
"""Where a source may be named: its id in brackets, or its address."""
_WEB = re.compile(r"https?://[^\s<>\"'`\\]+", re.IGNORECASE)
_FLAG = re.compile(r"(?<!\S)--[a-z][a-z-]*")
_LAST_OF_PLANES = "".join(
    chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_NO_LETTER = re.compile(f"[\ufdd0-\ufdef{_LAST_OF_PLANES}]")
"""Code points that Unicode keeps from being letters; a parser of HTML rejects them."""


class Words:
    """Writes texts as HTML; a link leads to the address of a source, and nowhere else."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.addresses: dict[str, str] = {}
        """By what people read of a source; what two sources go by leads nowhere."""
        for source in sources.values():
            names = {who(source): address(source)}
            if source.url:
                names[source.url] = _web(source.url)
            if source.doi:
                names[f"doi:{source.doi}"] = address(source)
            for name, where in names.items():
                same = self.addresses.get(name, where) == where
                self.addresses[name] = where if same else ""

    def inline(self, text: Text) -> str:
        """Return a text in the elements that its styles mean."""
        out = ""
        for words, style in text:
            tag = _TAGS[style]
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
            if found["id"] is None:
                where = self.addresses.get(name, "")
            else:
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
