"""The binder: the handbook as a publication on paper."""

from handbook.binder.make import Setting, build
from handbook.binder.prints import downloads

__all__ = ["Setting", "build", "downloads"]
