"""How people say things: text becomes words that can be compared."""
