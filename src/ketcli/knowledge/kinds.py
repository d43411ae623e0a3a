"""The kinds of record, one row each: whoever goes through all of them reads this list."""

from ketcli.tuples import NamedTuple


class Kind(NamedTuple):
    """A kind of record: its class in the model, the command that shows it, what people call it."""

    name: str
    plural: str
    record: str
    command: str
    called: str


KINDS = (
    Kind("effect", "effects", "Effect", "show", "effect"),
    Kind("source", "sources", "CitedSource", "sources", "source"),
    Kind("interaction", "interactions", "Interaction", "interactions", "substance"),
    Kind("group", "groups", "Group", "groups", "group"),
    Kind("topic", "topics", "Topic", "about", "topic"),
    Kind("claim", "claims", "Claim", "", "claim"),
    Kind("disagreement", "disagreements", "Disagreement", "", "disagreement"),
    Kind("help", "help", "Help", "", "help"),
)
"""Every kind; one without a command is shown inside others."""
POINTED = ("interaction", "group", "topic")
"""Kinds that a search may point at, the most urgent first."""
_FINDING = Kind("finding", "findings", "Finding", "", "finding")
LISTS = {one.name: one.plural for one in (KINDS[0], _FINDING, *KINDS[1:])}
"""The kinds of record that an editor writes under an id, with the key of their list."""
SINGULAR = {plural: name for name, plural in LISTS.items()}


def kind(name: str) -> Kind:
    """Return the kind of this name."""
    return next(one for one in KINDS if one.name == name)
