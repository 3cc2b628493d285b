"""Phrases and drafts held against a sheet."""
