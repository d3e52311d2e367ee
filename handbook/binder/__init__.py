"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import build

__all__ = ["build"]
