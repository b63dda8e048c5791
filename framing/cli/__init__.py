"""The command line: data to standard output, messages and progress to standard error."""

from framing.cli.app import main

__all__ = ["main"]
