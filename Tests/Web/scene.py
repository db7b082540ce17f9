"""What tests stand on: a browser, and homes that are made when the first test asks for them."""

import contextlib
import os

from browser import USUAL, Browser, Server
from home import Home, fill


class Scene:
    def __init__(self):
        self.browser = Browser()
        self.stack = contextlib.ExitStack()
        self.filled_server = None
        self.kept = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.browser.close()
        finally:
            self.stack.close()

    def home(self, *words, **options):
        """One that lives as long as the tests of this module."""
        return self.stack.enter_context(Home(*words, **options))

    def filled(self):
        """The home of a living flock. One that was made already for all modules is taken, where there is one."""
        if not self.filled_server:
            root = os.environ.get('ROOST_WEB_FILLED')
            home = Home(at=root) if root else self.home('filled')
            if not root:
                fill(home)
            self.filled_server = Server(home, home.web())
        return self.filled_server

    def tab(self, server, path=None, **options):
        return self.browser.tab(server, path, **options)

    @contextlib.contextmanager
    def kept_tab(self, server, path, theme='light', size=USUAL):
        """One that was open already, for tests that only look: it has the scripts of the pages from before."""
        key = (server.origin, theme, size)
        tab = self.kept.pop(key, None) or self.tab(server, theme=theme, size=size)
        tab.faults.clear()
        try:
            yield tab.go(path)
        except Exception:
            tab.keep_picture()
            tab.context.close()
            raise
        self.kept[key] = tab
