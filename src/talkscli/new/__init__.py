"""A sheet to start from."""
