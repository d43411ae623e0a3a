"""YAML becomes one sound knowledge base, or every problem."""
