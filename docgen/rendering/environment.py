"""Makes the one Jinja environment: strings are escaped, drawn values drawn, nothing else is printed or called."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NoReturn

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.rendering.drawing import DRAWN_TYPES, draw
from docgen.rendering.escaping import UnprintableError, escape_text

if TYPE_CHECKING:
    from collections.abc import Callable


class PrintingContext(Context):
    """A rendering in progress, which remembers in order every value it has put on the page."""

    def __init__(
        self,
        environment: ViewEnvironment,
        parent: dict[str, object],
        name: str | None,
        blocks: dict[str, Callable[..., object]],
        globals: object = None,  # noqa: A002, ARG002 - Jinja passes it by this name; there are none
    ) -> None:
        super().__init__(environment, parent, name, blocks)  # type: ignore[arg-type]  # blocks stay empty: no inheritance
        self.printed: list[object] = []


class ViewEnvironment(ImmutableSandboxedEnvironment):
    """Names, loops and conditions over a view. No filter, test or global function exists, nothing can be called.

    `grammar` refuses everything else before a template is compiled; this class is the second wall.
    """

    context_class = PrintingContext

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=print_value, cache_size=0)
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


@pass_context
def print_value(context: PrintingContext, value: object) -> object:
    """What Jinja puts on the page for a value, noted in the context for the proof that comes after.

    Raises:
        UnprintableError: the value is neither text nor drawn, or holds what a Word file cannot.
    """
    if isinstance(value, str):
        context.printed.append(value)
        return Markup(escape_text(value))  # noqa: S704 - escaped in this very expression
    if isinstance(value, DRAWN_TYPES):
        context.printed.append(value)
        return Markup(draw(value))  # noqa: S704 - drawing escapes every text it holds
    if isinstance(value, Undefined):
        return value  # Jinja raises when it turns it into text
    raise UnprintableError(
        value,
        f"là giá trị kiểu {type(value).__name__}, không phải chữ để in",
        "chuyển giá trị thành chữ trong phần dựng chữ (view), hoặc đặt điều kiện quanh thẻ.",
    )


@functools.cache
def view_environment() -> ViewEnvironment:
    """The environment of this process. It is never changed after it is made, so every thread may use it."""
    return ViewEnvironment()
