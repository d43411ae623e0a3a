"""The records of all YAML files together, each with its place."""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from ketcli.compile import amending, checks, language
from ketcli.compile.parts import HEADING, SINGLE, Part
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.model import KnowledgeBaseFile


class AllFiles:
    """The sound records by the key of their list, the broken ones, the headings and languages."""

    def __init__(self, parts: list[Part], told: Sequence[amending.Told]) -> None:
        self.told = told
        self.headings = [
            checks.PlacedRecord(part.records.about, part.file, (HEADING,))
            for part in parts
            if part.records.about
        ]
        self.languages = [
            checks.PlacedRecord(part.records.language, part.file, (language.KEY,))
            for part in parts
            if part.records.language
        ]
        keys = [f.name for f in fields(KnowledgeBaseFile) if f.name not in SINGLE]
        self.located = {
            kind: [
                checks.PlacedRecord(record, part.file, (kind, number))
                for part in parts
                for number, record in zip(
                    part.numbers.get(kind, ()), getattr(part.records, kind), strict=True
                )
            ]
            for kind in keys
        }
        self.broken = {
            kind: [
                checks.PlacedRecord(part.file.value[kind][number], part.file, (kind, number))
                for part in parts
                for number in part.broken.get(kind, ())
            ]
            for kind in keys
        }

    @cached_property
    def language(self) -> LanguageEntry:
        """The language of the files; that of the program where they have none."""
        own = language.joined([one.record for one in self.languages] or [language.bundled()])
        lacking = [key for key in language.TOLD if not getattr(own, key)]
        told: dict[str, Any] = {key: getattr(language.bundled(), key) for key in lacking}
        return replace(own, **told) if lacking else own

    def records(self, kind: str) -> list[Any]:
        return [located.record for located in self.located[kind]]
