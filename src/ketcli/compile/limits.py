"""Every bound on what an editor or a stranger may hand in, beside what the bundled data uses of it.

A bound keeps hostile files cheap and never stands in the way of an editor: the bundled knowledge
base leaves at least four times its own use free, and 10,000 short effects of one's own fit in.
Use is that of the edition of 2026-11-28; a test measures it anew.
"""

MOST_FILES = 1000
"""YAML files; used 41."""
MOST_FOLDERS = 2000
"""Folders that are looked through; used 2."""
MAX_BYTES = 10_000_000
"""Bytes of one file; the largest has 2,232,000."""
MAX_TOTAL = 25_000_000
"""Bytes of all files together; used 5,017,000."""
MAX_DEPTH = 40
"""Levels of nesting; used 9."""
MAX_VALUES = 600_000
"""Values of all files after aliases are expanded; used 113,400, and 10,000 short effects have 400,000.

The parser takes two seconds to say no to this many.
"""
MAX_TEXT = 8_000
"""Letters of one text; the longest has 1,970."""
MAX_LETTERS = 20_000_000
"""Letters of all texts of all files after aliases are expanded; used 4,530,000."""
MOST_EFFECTS = 80
"""Effects that one record may name, for it is stored with each; used 16."""
MOST_STORED = 12_000_000
"""Letters of all records once they are stored with each effect that they name; used 783,000."""
MOST_DRUGS = 50
"""Drugs of a heading; used 4."""
MOST_PROBLEMS = 500
"""Problems of one file, and between records, that are told; data with more is broken as a whole."""
MAX_REPEATED = 100
"""Keys written twice that are told before a file is given up."""
MAX_SHOWN = 60
"""Letters of a key that are shown."""
OWNERS_TOLD = 5
"""Effects with the same name that are told for each."""
