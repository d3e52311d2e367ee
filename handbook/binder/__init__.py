"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import build
from handbook.binder.prints import downloads

__all__ = ["build", "downloads"]
