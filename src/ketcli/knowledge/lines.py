"""Sorted lines of text in the sections of one file, found by bisection and never read whole.

The file begins with a line of fixed length (format, lengths, a checksum of the
head), then the head (the signature, the sections) and a checksum for each block
of all that follows. A block is checked once, when it is first read. So a look-up
costs the same in a small file and in a large one, and what was cut or changed is
an error and never an answer.
"""

from __future__ import annotations

from zlib import crc32

from ketcli.errors import Damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from mmap import mmap

FORMAT = 39
"""Raised whenever a file of an older program can no longer be read."""
BLOCK = 4_096
"""Bytes that one checksum covers, four bytes to keep: a page of memory, and of lines to look through.
A look-up takes 5 microseconds; at 16,384 it took 7, and 9 when it was bisected line by line."""
WORTH = 8
"""A section is read whole once it was asked for an eighth of its lines: that is many searches, not one.
At 40, a single search took a fifth longer and half as much memory again."""
MOST_READ = 8_000_000
"""Bytes of a section that may be read whole; of 130 effects, names take 0.7 million."""
SHORT = 100_000
"""Bytes of a section that is kept once all of it was asked for; one that every search goes through has 5,000."""
SUM = 4
FIRST = b"ketcli %04d %08x %08x %012x\n"
"""Format, length of the head, checksum of head and sums, length of the file."""
FIRST_LENGTH = len(FIRST % (0, 0, 0, 0))


class Lines:
    """A file of sections, mapped or in memory; `signature` says what it was made from."""

    __slots__ = ("_checked", "_gone", "_kept", "_sections", "_sums", "data", "signature", "start")

    def __init__(self, data: bytes | mmap, gone: Callable[[], bool] | None = None) -> None:
        """Open what was written by `compile.dump`. Raises Damaged when it is not whole.

        `gone` is called when damage is seen, and tells whether asking again will help.
        """
        self._gone = gone
        try:
            name, form, head, check, total = data[:FIRST_LENGTH].split()
            end = FIRST_LENGTH + int(head, 16)
            blocks = -(-(int(total, 16) - end) // (BLOCK + SUM))
            start = end + blocks * SUM
            if (
                name != b"ketcli"
                or int(form) != FORMAT
                or int(total, 16) != len(data)
                or start > len(data)
                or crc32(memoryview(data)[FIRST_LENGTH:start]) != int(check, 16)
            ):
                raise self.damaged()
            signature, *sections = data[FIRST_LENGTH:end].decode("utf-8").split("\n")
        except ValueError as error:
            raise self.damaged() from error
        self.data = data
        self.start = start
        # Not copied: of 100,000 effects they are 660 KB.
        self._sums = memoryview(data)[end:start]
        self._checked = bytearray(blocks)
        self.signature = signature
        self._kept: dict[str, Section] = {}
        self._sections: dict[str, tuple[int, int, int]] = {}
        for line in sections:
            called, length, count = line.split("\t")
            self._sections[called] = (start, start + int(length), int(count))
            start += int(length)

    def section(self, name: str) -> Section:
        """Return the section of this name; an empty one when the file has none."""
        if name not in self._kept:
            self._kept[name] = Section(self, *self._sections.get(name, (self.start, self.start, 0)))
        return self._kept[name]

    def check(self, start: int, end: int) -> None:
        """Check the blocks that hold these bytes of the file. Raises Damaged."""
        first = (start - self.start) // BLOCK
        last = (end - self.start - 1) // BLOCK
        for block in range(first, last + 1):
            if not self._checked[block]:
                begin = self.start + block * BLOCK
                wanted = self._sums[block * SUM : (block + 1) * SUM]
                if crc32(self.data[begin : begin + BLOCK]).to_bytes(SUM, "big") != wanted:
                    raise self.damaged()
                self._checked[block] = 1

    def damaged(self) -> Damaged:
        """Return the error to raise."""
        return Damaged(again=bool(self._gone and self._gone()))


def opened(path: str, gone: Callable[[], bool] | None = None) -> Lines:
    """Return a file of sections without reading it; `gone` as in Lines.

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


class Section:
    """Keys with a line of text each, in the order of their UTF-8 bytes."""

    __slots__ = (
        "_asked", "_data", "_end", "_first", "_firsts", "_last", "_length", "_lines", "_start", "_whole",
    )  # fmt: skip

    def __init__(self, lines: Lines, start: int, end: int, length: int) -> None:
        self._lines = lines
        self._data = lines.data
        self._start = start
        self._end = end
        self._length = length
        self._asked = 0
        self._first = (start - lines.start) // BLOCK
        self._last = (end - lines.start - 1) // BLOCK
        self._firsts = {self._first: (start, b""), self._last + 1: (end, b"\xff")}
        self._whole: dict[str, str] | None = None

    def __len__(self) -> int:
        return self._length

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield every key with its value, in order; a short section is kept for the next time."""
        if self._whole is None and self._end - self._start > SHORT:
            return self._from(self._start)
        self._whole = self.every()
        return iter(self._whole.items())

    def get(self, key: str) -> str | None:
        """Return the value of a key; None when there is none.

        A section that is asked again and again is read whole.
        """
        if self._whole is not None:
            return self._whole.get(key)
        self._asked += 1
        if self._asked * WORTH > self._length and self._end - self._start < MOST_READ:
            self._whole = self.every()
            return self._whole.get(key)
        wanted = key.encode("utf-8", "surrogatepass") + b"\t"
        start, end = self._around(wanted)
        if self._data[start : start + len(wanted)] != wanted:
            start = self._data.find(b"\n" + wanted, start, end) + 1
        if not start or start == end:
            return None
        value = start + len(wanted)
        return self._data[value : self._end_of(value)].decode("utf-8")

    def every(self) -> dict[str, str]:
        """Return all keys with their values, in order."""
        if self._whole is not None:
            return self._whole
        if not self._length:
            return {}
        self._lines.check(self._start, self._end)
        text = self._data[self._start : self._end - 1].decode("utf-8")
        return dict([line.split("\t", 1) for line in text.split("\n")])

    def below(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Yield the keys that begin with a text, each with its value, in order."""
        for key, value in self._from(self._place(prefix.encode("utf-8", "surrogatepass"))):
            if not key.startswith(prefix):
                return
            yield key, value

    def _from(self, at: int) -> Iterator[tuple[str, str]]:
        while at < self._end:
            end = self._end_of(at)
            self._lines.check(at, end + 1)
            key, _, value = self._data[at:end].decode("utf-8").partition("\t")
            yield key, value
            at = end + 1

    def _end_of(self, at: int) -> int:
        """Return where the line ends that holds a byte."""
        end = self._data.find(b"\n", at, self._end)
        if end < 0:
            raise self._lines.damaged()
        return end

    def _place(self, wanted: bytes) -> int:
        """Return where the first line begins that is not below the bytes wanted."""
        low, high = self._around(wanted)
        while low < high:
            middle = (low + high) // 2
            begin = self._data.rfind(b"\n", low, middle) + 1 or low
            # A line that is shorter than what is wanted ends in a byte below all others.
            if self._data[begin : begin + len(wanted)] < wanted:
                low = self._end_of(middle) + 1
            else:
                high = begin
        return low

    def _around(self, wanted: bytes) -> tuple[int, int]:
        """Return where the lines begin and end among which the one wanted is, should it be there.

        They are those that begin in one block, so that all but the blocks whose first
        lines are compared, and are remembered, is searched without a step of ours.
        """
        low, high = self._first, self._last
        while low < high:
            middle = (low + high + 1) // 2
            if self._begun(middle)[1] <= wanted:
                low = middle
            else:
                high = middle - 1
        start, (end, behind) = self._begun(low)[0], self._begun(low + 1)
        # What was compared with others was not checked, but this decides: if it is whole, so is the way here.
        self._lines.check(start, min(end + len(behind), self._end))
        return start, end

    def _begun(self, block: int) -> tuple[int, bytes]:
        """Return where the first line begins whose line before ends in a block or behind it, and its key."""
        if block not in self._firsts:
            inside = self._lines.start + block * BLOCK
            at = self._data.find(b"\n", inside, self._end) + 1
            end = at and self._data.find(b"\t", at, self._end) + 1
            # Behind the last line lies what is above every key.
            self._firsts[block] = (at, self._data[at:end]) if end else (self._end, b"\xff")
        return self._firsts[block]
