"""JSON without the package `json`, whose import takes half as long as a whole look-up."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

try:
    from _json import encode_basestring as _encoded
    from _json import make_encoder as _make_encoder
    from _json import make_scanner as _make_scanner
except ImportError:  # other interpreters than CPython
    import json

    _encoded = json.encoder.py_encode_basestring
    _make_scanner = json.scanner.py_make_scanner  # type: ignore[attr-defined,misc]

    def _make_encoder(*settings: Any) -> Any:  # type: ignore[no-redef]
        separators = settings[5], settings[4]
        return lambda value, _: json.dumps(value, ensure_ascii=False, separators=separators)


class _Plainly:
    """How to decode: as `json.loads` does when nothing else is asked for."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float

    def __init__(self) -> None:
        self.memo: dict[str, str] = {}


class Written(str):
    """JSON that is passed on as it is."""

    __slots__ = ()


_STEERING = frozenset(
    [
        *(*range(9), *range(10, 32), *range(0x7F, 0xA0)),
        *(0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)),
    ]
)


def steers(letter: str) -> bool:
    """Tell whether a character could move a cursor or reorder a line, or is half of one."""
    return ord(letter) in _STEERING or 0xD800 <= ord(letter) < 0xE000


def clean(words: str) -> str:
    """Return a text on one line with every control character replaced, so that it cannot steer a terminal."""
    if words.isprintable():
        return words
    flat = words.replace("\n", " ").replace("\t", " ")
    return "".join("\ufffd" if steers(c) else c for c in flat)


_scan = _make_scanner(_Plainly())  # type: ignore[arg-type,unused-ignore]


def loads(text: str) -> Any:
    """Return what a text that we have written ourselves stands for."""
    return _scan(text, 0)[0]


_encode = _make_encoder(None, str, _encoded, None, ":", ",", False, False, True)


def dumps(value: Any) -> str:
    """Return compact JSON in UTF-8 letters."""
    return _harmless("".join(_encode(value, 0)))


def indented(value: Any, indent: str = "") -> str:
    """Return JSON with each entry on a line of its own, below a line that is indented so."""
    if isinstance(value, str):
        return value if isinstance(value, Written) else _harmless(_encoded(str.__str__(value)))
    inner = indent + "  "
    if isinstance(value, dict):
        entries = [f'"{key}": {indented(one, inner)}' for key, one in value.items()]
        first, last = "{}"
    elif isinstance(value, (list, tuple)):
        entries = [indented(one, inner) for one in value]
        first, last = "[]"
    else:
        return dumps(value)
    if not entries:
        return first + last
    return f"{first}\n{inner}" + f",\n{inner}".join(entries) + f"\n{indent}{last}"


def _harmless(text: str) -> str:
    """Escape every character that could steer a terminal."""
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(c):04x}" if steers(c) else c for c in text)
