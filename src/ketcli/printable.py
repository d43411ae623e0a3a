"""What may reach a terminal, a shell or a cell."""

STEERING = "\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff"
"""What could move a cursor or reorder a line, for a character class: C0 but the tab, DEL, C1, bidirectional
controls, separators of lines and paragraphs, lone surrogates."""
