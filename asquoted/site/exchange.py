"""Two folders change places in one step, so that nobody ever finds neither: `renameat2` of Linux."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From `linux/fs.h`; see renameat2(2)."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places.

    Returns:
        Whether they did; if not, the system or the file system cannot do it, and nothing has changed.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    renameat2.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
