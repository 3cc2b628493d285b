"""Questions for a fact sheet: what one article reports, and the words it rests on."""

__version__ = "0.2.0"
