"""Read plain YAML with the place of every value, within bounds that a hostile file cannot pass.

Only mappings, lists, text, numbers, true, false and null are read; a date or `no`
stays text. Tags, duplicate keys and exploding aliases are refused.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ketcli.compile import files, limits
from ketcli.compile.files import File
from ketcli.compile.limits import MAX_LETTERS, MAX_TEXT, MAX_VALUES
from ketcli.errors import Problem
from ketcli.knowledge.constraints import Keys

Place = tuple[int, int]

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile("%(?<![^\n\r\x85\u2028\u2029\ufeff]%)(?<![^\n\r\x85\u2028\u2029]\ufeff%)")
"""Written from its end: so a file is looked through for a letter, which takes a hundredth."""
_INT = re.compile(r"[-+]?(0|[1-9]\d{0,17})\Z")
_FLOAT = re.compile(r"[-+]?\d{1,17}\.\d{1,17}\Z")
_NUMERIC = frozenset("+-0123456789")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_FIRST = _NUMERIC | {word[:1] for word in _WORDS}
"""What a plain scalar begins with that may be no text."""


@dataclass
class YamlFile:
    """The content of a file: `value`, the marks of its values, and what was wrong.

    `whole` says that it was read to its end; otherwise `value` may lack anything. Marks lie as the
    values do: in a mapping by key, in a list behind the mark of the list, which a mapping has under None.
    """

    path: str
    value: Any = None
    whole: bool = True
    marks: Any = None
    problems: list[Problem] = field(default_factory=list)
    amended: dict[Keys, tuple["YamlFile", Keys]] = field(default_factory=dict)
    """Where values stand that another file has put in the place of those of this one."""

    def place(self, keys: Keys) -> Place:
        """Line and column of the value, or of the nearest value around it."""
        mark = self.marks
        for key in keys:
            if isinstance(mark, dict) and key in mark:
                mark = mark[key]
            elif isinstance(mark, list) and isinstance(key, int) and key + 1 < len(mark):
                mark = mark[key + 1]
            else:
                break
        if isinstance(mark, (dict, list)):
            mark = mark[None] if isinstance(mark, dict) else mark[0]
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def problem(self, keys: Keys, message: str) -> Problem:
        for end in range(len(keys), 0, -1) if self.amended else ():
            if keys[:end] in self.amended:
                other, at = self.amended[keys[:end]]
                return other.problem((*at, *keys[end:]), message)
        return Problem(self.path, *self.place(keys), message)


class _Refused(Exception):
    def __init__(self, mark: Any, message: str) -> None:
        self.line = mark.line + 1 if mark else 1
        self.column = mark.column + 1 if mark else 1
        super().__init__(message)


def read(path: Path) -> YamlFile:
    """Return the content of one file, as `parsed` does."""
    (found,) = files.read([path])
    return parsed(found)


def parsed(source: File, spent: "Usage | None" = None) -> YamlFile:
    """Return what a file holds; one that cannot be used comes back with problems, not errors.

    `spent` counts values and letters over several files.
    """
    file = YamlFile(str(source.path))
    try:
        if source.problem:
            raise _Refused(None, source.problem)
        text = source.data.decode("utf-8-sig")
        directive = _DIRECTIVE.search(text)
        if directive:
            line = text.count("\n", 0, directive.start()) + 1
            raise _Refused(None, f"line {line} begins with '%'; directives are not allowed")
        _Builder(file, spent or Usage()).build(text)
    except _Refused as error:
        _give_up(file, Problem(file.path, error.line, error.column, str(error)))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(error, yaml.reader.ReaderError):
            line, column = _end(text[: text.find(chr(error.character))])
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        _give_up(file, Problem(file.path, line, column, f"not YAML: {reason}"))
    except UnicodeDecodeError as error:
        before = source.data[: error.start].decode("utf-8-sig", "replace")
        _give_up(file, Problem(file.path, *_end(before), f"not UTF-8 text: {error.reason}"))
    return file


def _end(text: str) -> Place:
    """Line and column of what comes after a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


@dataclass
class Usage:
    """Values and letters read so far."""

    values: int = 0
    letters: int = 0


def _give_up(file: YamlFile, problem: Problem) -> None:
    file.problems.append(problem)
    file.whole = False


class _Builder:
    """Turns parser events into values without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, file: YamlFile, spent: Usage) -> None:
        self.file = file
        self.anchors: dict[str, Any] = {}
        self.spent = spent
        self.stack: list[tuple[Any, Any, list[str]]] = []
        """What lies open: value, marks, the key that waits for its value."""

    def build(self, text: str) -> None:
        documents = 0
        get = _PARSER(text).get_event
        scalar = yaml.ScalarEvent
        while event := get():
            mark = event.start_mark
            # Three in four events are scalars, and comparing classes by identity is the cheapest.
            kind = event.__class__
            if kind is scalar:
                self._add(self._scalar(event), mark, mark)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Refused(mark, "a second document; one file holds one document")
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(self.stack) >= limits.MAX_DEPTH:
                    raise _Refused(mark, f"nested deeper than {limits.MAX_DEPTH} levels")
                mapping = kind is yaml.MappingStartEvent
                value: Any = {} if mapping else []
                marks: Any = {None: mark} if mapping else [mark]
                self._marked(event, value)
                self._add(value, mark, marks)
                self.stack.append((value, marks, []))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop()
            elif kind is yaml.AliasEvent:
                self._add(self._meant(event.anchor, mark), mark, mark)

    def _meant(self, anchor: str, mark: Any) -> Any:
        """Return what an alias stands for, and count what is inside."""
        if anchor not in self.anchors:
            raise _Refused(mark, f"alias '*{anchor}' names no anchor before it")
        target = self.anchors[anchor]
        if any(parent is target for parent, _, _ in self.stack):
            raise _Refused(mark, f"alias '*{anchor}' lies inside what it stands for")
        values, letters = _size(target, MAX_VALUES - self.spent.values)
        self.spent.values += values
        self._count(letters, mark)
        return target

    def _count(self, letters: int, mark: Any) -> None:
        self.spent.letters += letters
        if self.spent.letters > MAX_LETTERS:
            raise _Refused(mark, f"more than {MAX_LETTERS:,} letters, aliases included")

    def _repeated(self, key: str, mark: Any) -> None:
        if len(self.file.problems) >= limits.MAX_REPEATED:
            raise _Refused(mark, f"more than {limits.MAX_REPEATED} keys are written twice")
        message = f"key '{key[: limits.MAX_SHOWN]}' is written twice"
        self.file.problems.append(Problem(self.file.path, mark.line + 1, mark.column + 1, message))

    def _marked(self, event: Any, value: Any) -> None:
        """Refuse a tag, and remember what an anchor names."""
        if event.tag is not None and event.tag != "!":
            message = f"tag '{event.tag}' is not allowed; write plain values"
            raise _Refused(event.start_mark, message)
        if event.anchor:
            self.anchors[event.anchor] = value

    def _add(self, value: Any, mark: Any, marks: Any) -> None:
        """Put the value, and the marks of what is in it, where the parser stands."""
        spent = self.spent
        spent.values += 1
        if spent.values > MAX_VALUES:
            raise _Refused(mark, f"more than {MAX_VALUES:,} values, aliases included")
        if not self.stack:
            self.file.value, self.file.marks = value, marks
            return
        parent, beside, pending = self.stack[-1]
        if parent.__class__ is list:
            parent.append(value)
            beside.append(marks)
        elif pending:
            key = pending.pop()
            parent[key] = value
            beside[key] = marks
        else:
            if value.__class__ is not str:
                raise _Refused(mark, "a key must be plain text; quote it")
            if value in parent:
                self._repeated(value, mark)
            pending.append(value)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        letters = len(text)
        if letters > MAX_TEXT:
            raise _Refused(event.start_mark, f"a text of more than {MAX_TEXT:,} characters")
        spent = self.spent
        spent.letters += letters
        if spent.letters > MAX_LETTERS:
            self._count(0, event.start_mark)
        value = text
        if text[:1] in _FIRST and event.implicit[0] and not event.style:
            value = _read(text)
        if event.tag is not None or event.anchor:
            self._marked(event, value)
        return value


def _read(text: str) -> Any:
    """Return what a plain scalar stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def _size(value: Any, limit: int) -> tuple[int, int]:
    """Count the values and letters inside a value, giving up soon after the limit of values."""
    values, letters, waiting = 0, 0, [value]
    while waiting and values <= limit:
        top = waiting.pop()
        values += 1
        if isinstance(top, dict):
            letters += sum(map(len, top))
            waiting.extend(top.values())
        elif isinstance(top, list):
            waiting.extend(top)
        elif isinstance(top, str):
            letters += len(top)
    return values, letters
