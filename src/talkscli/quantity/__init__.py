"""Quantities in text: number, unit, hedge and rate."""
