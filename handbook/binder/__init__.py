"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import Setting, bound_sheets, build
from handbook.binder.prints import bound, downloads, pages_with_prints

__all__ = ["Setting", "bound", "bound_sheets", "build", "downloads", "pages_with_prints"]
