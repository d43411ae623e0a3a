"""What a value of a closed list is."""

from enum import Enum


class Category(str, Enum):
    """A value of a closed list, with the label people read and what it means."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> "Category":  # noqa: PYI034 - Self is 3.11
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member

    def __str__(self) -> str:
        return str(self.value)
