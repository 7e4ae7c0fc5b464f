"""Data entry of universalization, one file a subject."""

from . import targets

__all__ = ["targets"]
