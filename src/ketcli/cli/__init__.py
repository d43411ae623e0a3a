"""The command line: argv becomes a question, an answer becomes text on a stream and a status."""
