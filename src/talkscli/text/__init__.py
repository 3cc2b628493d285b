"""Text folded, cut into tokens, marked and made safe to print."""
