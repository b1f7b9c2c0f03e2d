"""Modules that load when somebody looks into them: what msgspec takes along and a plan never asks for.

Of its thirty modules a plan needs a third, and the others would take a sixth of a start.
"""

import os
import sys
from types import ModuleType
from typing import Final

_PUT_OFF: Final = (
    "msgspec.inspect",
    "msgspec.msgpack",
    "msgspec.structs",
    "msgspec.toml",
    "msgspec.yaml",
    "sysconfig",
    "textwrap",
)


class _Later(ModuleType):
    """Stands for a module until the first of its names is asked for, and from then on holds them all."""

    def __getattr__(self, name: str) -> object:
        if self.__spec__ is None:
            from importlib import import_module  # noqa: PLC0415 - a plan never comes here

            del sys.modules[self.__name__]
            vars(self).update(vars(import_module(self.__name__)))
            return getattr(self, name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)


def load_msgspec() -> None:
    """Load msgspec, and of what it imports only what it uses."""
    for name in _PUT_OFF:
        if name not in sys.modules:
            sys.modules[name] = _Later(name)
    if sys.platform != "win32" and "platform" not in sys.modules:
        # The module uuid, which msgspec loads, asks for nothing but the system's name.
        platform = sys.modules["platform"] = _Later("platform")
        vars(platform)["system"] = lambda: os.uname().sysname
    if "typing_extensions" in sys.modules:
        import msgspec  # noqa: PLC0415
    else:
        # It would take them if they are installed, and needs nothing of them from Python 3.11 on.
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # the documented "not to be found"
        try:
            import msgspec  # noqa: F401, PLC0415
        finally:
            del sys.modules["typing_extensions"]
