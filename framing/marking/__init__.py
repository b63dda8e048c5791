"""Markers: each points at stretches of a text and says why."""
