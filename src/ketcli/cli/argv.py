"""Plain command lines are read by the declarations in `cli.declared`.

Whatever is not plain (help, mistakes, joined short options, values that begin with a
dash) is left to typer, which says the same of everything that is taken here.
"""

from __future__ import annotations

from ketcli.cli.declared import DECLARED, NEEDED, PARAMETERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from ketcli.cli.declared import Takes

    Option = tuple[str, Takes]
    """A parameter, and what it takes."""
    Options = Mapping[str, Option]

DIGITS = 9
"""Digits of a number that is plain; what is longer is a mistake or a joke."""
DASHES = ("\u2013", "\u2014", "\u2212")


def declared(command: str) -> tuple[str, dict[str, Option]]:
    """Return the argument of a command, empty for none, and its options by each of their spellings."""
    argument, options = "", {}
    for parameter in DECLARED[command][0]:
        names, takes, _, _ = PARAMETERS[parameter]
        argument = argument if names else parameter
        options.update(dict.fromkeys(names, (parameter, takes)))
    return argument, options


def spellings() -> dict[str, Takes]:
    """Return what each option of any command takes, by each of its spellings."""
    return {name: takes for names, takes, _, _ in PARAMETERS.values() for name in names}


def hyphened(argv: list[str]) -> list[str]:
    """Return a command line with hyphens before its options where a text editor put dashes: `\u2014json`."""
    if "--" in argv or not any(word.startswith(DASHES) for word in argv):
        return argv
    names = spellings()
    meant = []
    for word in argv:
        bare = word.lstrip("-" + "".join(DASHES))
        option = f"-{bare}" if len(bare) == 1 else f"--{bare}"
        dashed = word.startswith(DASHES) and option.partition("=")[0] in names
        meant.append(option if dashed else word)
    return meant


def read(argv: list[str]) -> tuple[str, dict[str, Any]] | None:
    """Return the command and what its parameters are given; None for what is not plain."""
    if not argv or argv[0] not in DECLARED:
        return None
    argument, options = declared(argv[0])
    values: dict[str, Any] = {}
    words = bare_words(options, argv[1:], values)
    if words is None or not _argument(argument, words, values):
        return None
    return argv[0], values


def bare_words(options: Options, argv: list[str], values: dict[str, Any]) -> list[str] | None:
    """Return the words that are no options, whose values are put down; None for what is not plain."""
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word[:1] != "-" or word == "-":
            words.append(word)
        elif not _option(options, word, rest, values):
            return None
    return words


def _option(options: Options, word: str, rest: Iterator[str], values: dict[str, Any]) -> bool:
    name, equals, value = word.partition("=")
    parameter, says = options.get(name, ("", ""))
    if not parameter or (equals and (says == "flag" or word[1] != "-")):
        return False
    if says == "flag":
        values[parameter] = True
        return True
    if not equals:
        value = next(rest, "-")
        if value[:1] == "-":
            return False
    if says == "texts":
        values.setdefault(parameter, []).append(value)
        return True
    if says == "number":
        if not (value.isascii() and value.isdigit() and len(value) <= DIGITS):
            return False
        values[parameter] = int(value)
        return True
    values[parameter] = value
    return says == "text" or value in says


def awaited(argv: list[str]) -> Option | None:
    """Return the parameter that the next word gives a value to, and its legal values or what it is.

    None where words are not plain, or where no value is awaited.
    """
    if not argv or argv[0] not in DECLARED or "--" in argv:
        return None
    argument, options = declared(argv[0])
    *before, last = argv[1:] or [""]
    if options.get(last, ("", "flag"))[1] != "flag":
        return None if bare_words(options, before, {}) is None else options[last]
    words = bare_words(options, argv[1:], {})
    takes = PARAMETERS[argument][1] if argument else ""
    full = words is None or not argument or (words and takes != "texts")
    return None if full else (argument, takes)


def given(argv: list[str]) -> set[str] | None:
    """Return the parameters that are given as options; None where words are not plain."""
    values: dict[str, Any] = {}
    if argv[0] not in DECLARED or "--" in argv:
        return None
    words = bare_words(declared(argv[0])[1], argv[1:], values)
    return None if words is None else set(values)


def _argument(name: str, words: list[str], values: dict[str, Any]) -> bool:
    """Put down what the argument is given; False where words are no plain one."""
    if not name:
        return not words
    takes = PARAMETERS[name][1]
    if not words:
        return name not in NEEDED
    values[name] = words if takes == "texts" else words[0]
    return takes == "texts" or (len(words) < 2 and (takes == "text" or words[0] in takes))
