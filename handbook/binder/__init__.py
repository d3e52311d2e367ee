"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import Setting, build, sheets
from handbook.binder.prints import bound, downloads, pages_with_prints

__all__ = ["Setting", "bound", "build", "downloads", "pages_with_prints", "sheets"]
