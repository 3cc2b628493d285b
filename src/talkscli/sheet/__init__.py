"""Fact sheets: their records, the rules they keep, and how they are read."""
