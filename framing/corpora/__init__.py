"""Corpora: catalogue, fetching, parts on disk, measuring at any size."""
