"""MkDocs, the only module that knows it: settings, menu and templates are loaded once, then pages are drawn one by one.

`mkdocs build` does the same in the same order, but always all of it. So a page that hasn't changed can be taken from
elsewhere, and a preview can draw the page that is being looked at before the others. Nor are the pages parsed as
Markdown again: they are HTML between headings.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ["NO_MKDOCS_2_WARNING"] = "1"

from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from handbook.site.headings import Heading, html


class Engine:
    """The site of one configuration file. Its pages may change while it lives, its menu and settings may not."""

    def __init__(self, file: Path) -> None:
        config = load_config(str(file))
        self._config: Any = config.plugins.on_config(config)
        self._plugins: Any = self._config.plugins
        self._plugins.on_pre_build(config=self._config)
        files = get_files(self._config)
        env = self._config.theme.get_env()
        files.add_files_from_theme(env, self._config)
        self._files: Any = self._plugins.on_files(files, config=self._config)
        set_exclusions(self._files, self._config)
        menu = get_navigation(self._files, self._config)
        self._menu: Any = self._plugins.on_nav(menu, config=self._config, files=self._files)
        self._env: Any = self._plugins.on_env(env, config=self._config, files=self._files)
        first, _, last = str(self._config.mdx_configs["toc"]["toc_depth"]).rpartition("-")
        self._contents = (int(first or 1), int(last))  # the levels of headings that the list of a page's headings holds
        self._documents = self._files.documentation_pages()
        self._pages: dict[str, Any] = {f.src_uri: f.page or Page(None, f, self._config) for f in self._documents}

    def pages(self) -> list[str]:
        """The Markdown files that become pages, below the folder of pages."""
        return list(self._pages)

    def address(self, page: str) -> str:
        """Where a page lies on the site."""
        return str(self._pages[page].url)

    def draw(self, page: str) -> str:
        """The HTML of a page as its Markdown file now stands."""
        made = self._pages[page]
        self._config._current_page = made
        try:
            self._read(made)
            made.active = True
            context = get_context(self._menu, self._documents, self._config, made)
            template = self._env.get_template(made.meta.get("template", "main.html"))
            context = self._plugins.on_page_context(context, page=made, config=self._config, nav=self._menu)
            return str(self._plugins.on_post_page(template.render(context), page=made, config=self._config))
        finally:
            made.active = False
            self._config._current_page = None

    def write_rest(self) -> None:
        """Everything on the site that is no page: the theme's files, the handbook's, the page for missing pages."""
        self._files.copy_static_files()
        for template in self._config.theme.static_templates:
            _build_theme_template(template, self._env, self._files, self._config, self._menu)
        self._plugins.on_post_build(config=self._config)

    def _read(self, page: Any) -> None:
        self._plugins.on_pre_page(page, config=self._config, files=self._files)
        page.read_source(self._config)
        page.markdown = self._plugins.on_page_markdown(page.markdown, page=page, config=self._config, files=self._files)
        page.content, headings = html(page.markdown)
        page.toc = get_toc(_tokens(headings, *self._contents))
        page.content = self._plugins.on_page_content(page.content, page=page, config=self._config, files=self._files)


def _tokens(headings: Sequence[Heading], first: int, last: int) -> list[Any]:
    """The headings of these levels as MkDocs wants them, each with those below it."""
    top: list[Any] = []
    above: list[Any] = []
    for heading in (h for h in headings if first <= h.level <= last):
        token = {"level": heading.level, "id": heading.id, "name": heading.words, "children": []}
        while above and above[-1]["level"] >= heading.level:
            above.pop()
        (above[-1]["children"] if above else top).append(token)
        above.append(token)
    return top
