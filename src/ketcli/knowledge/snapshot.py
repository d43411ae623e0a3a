"""The compiled knowledge base as UTF-8: written when the package is built, mapped at every start."""

from __future__ import annotations

from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def load(data: bytes) -> KnowledgeBase:
    """Return the knowledge base of a snapshot; the content is trusted, having been compiled.

    Raises Damaged when the data are no whole snapshot of this format.
    """
    return KnowledgeBase(Lines(data))


def opened(path: str, gone: Callable[[], bool] | None = None) -> Lines:
    """Return a snapshot without reading it; `gone` as in Lines.

    Raises Damaged, and OSError when there is no such file.
    """
    import mmap

    data: mmap.mmap | bytes
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs more than the look-up
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file
            data = b""
    return Lines(data, gone)
