"""A sheet held against its article."""
