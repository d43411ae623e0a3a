"""What can be asked: one function a question, each returning an Answer."""

from ketcli.answers.entry import entry
from ketcli.answers.find import find
from ketcli.answers.records import groups, interactions, sources, topics
from ketcli.answers.select import select

__all__ = ["entry", "find", "groups", "interactions", "select", "sources", "topics"]
