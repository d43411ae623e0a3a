"""How a search misses a judgement."""

from ketcli.knowledge.language_entry import Judgement
from ketcli.retrieval.index import Index
from ketcli.retrieval.searching import search


def failure(index: Index, judgement: Judgement) -> str | None:
    """Say in one line how a search misses a judgement; None when it meets it."""
    found = [hit.effect for hit in search(index, judgement.text).hits]
    shown = ", ".join(found[:4]) or "nothing"
    if judgement.first is None and found:
        return f"'{judgement.text}' must find nothing, but finds {shown}"
    if judgement.first is not None and found[:1] != [judgement.first]:
        return f"'{judgement.text}' must find {judgement.first} first, but finds {shown}"
    if missing := [effect for effect in judgement.also if effect not in found]:
        return f"'{judgement.text}' must also find {', '.join(missing)}; it finds {shown}"
    if wrong := [effect for effect in judgement.never if effect in found]:
        return f"'{judgement.text}' must not find {', '.join(wrong)}"
    return None
