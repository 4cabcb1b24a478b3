"""Makes the one Jinja environment: names, loops and conditions over a view; nothing else exists in it."""

from __future__ import annotations

import functools
from typing import NoReturn

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment


class ViewEnvironment(ImmutableSandboxedEnvironment):
    """Reads templates: no filter, test or global function exists, nothing can be called, a missing name is an error.

    `grammar` refuses everything else before a template is compiled; this class is the second wall.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, cache_size=0)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def getattr(self, obj: object, attribute: str) -> object:
        """An attribute of a view. Items of mappings and private names do not count as attributes."""
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Views have no items."""
        return self.unsafe_undefined(obj, str(argument))

    def call(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Nothing may be called."""
        raise SecurityError("calls are not allowed in a template")


@functools.cache
def view_environment() -> ViewEnvironment:
    """The environment of this process. It is never changed after it is made, so every thread may use it."""
    return ViewEnvironment()
