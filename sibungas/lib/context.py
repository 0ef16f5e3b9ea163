"""Who asks, through which channel: carried beside the call, for audit and logs."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class RequestContext:
    """What is known of the caller; empty outside a request."""

    id: str = ""
    address: str = ""
    channel: str = "sistem"


_OUTSIDE = RequestContext()
_current: ContextVar[RequestContext] = ContextVar("request", default=_OUTSIDE)


def current() -> RequestContext:
    return _current.get()


def enter(context: RequestContext) -> object:
    """Make ``context`` current; pass the result to ``leave``."""
    return _current.set(context)


def leave(token: object) -> None:
    _current.reset(token)  # type: ignore[arg-type]
