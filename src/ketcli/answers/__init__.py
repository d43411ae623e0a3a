"""What was asked becomes an answer."""
