"""What is known: the records, their closed lists, and the snapshot that holds them."""
