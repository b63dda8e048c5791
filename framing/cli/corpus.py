"""The commands for corpora."""

from __future__ import annotations

import typer

corpus = typer.Typer(no_args_is_help=True, help="List, fetch, import, measure, describe corpora.")
