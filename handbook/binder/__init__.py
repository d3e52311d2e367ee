"""The binder: the handbook as a publication on paper."""

from handbook.binder.build import build

__all__ = ["build"]
