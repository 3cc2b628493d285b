"""Quotations and drafts held against a sheet."""
