"""Offline look-up of what ketamine does to people."""

__version__ = "0.1.0"
