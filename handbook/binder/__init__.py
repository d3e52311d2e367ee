"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import Setting, build
from handbook.binder.prints import downloads, pages_with_prints

__all__ = ["Setting", "build", "downloads", "pages_with_prints"]
