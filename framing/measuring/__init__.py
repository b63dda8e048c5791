"""Measures over the tables: rates, readability, tone, and the way back to the words."""
