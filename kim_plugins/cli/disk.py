"""Why this machine's disk takes or gives nothing more, in words."""

from __future__ import annotations

import errno

WHY = {
    errno.ENOSPC: "tempat di disk habis",
    errno.EDQUOT: "jatah tempat di disk habis",
    errno.EFBIG: "berkasnya melebihi batas",
    errno.EROFS: "disknya hanya dapat dibaca",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EISDIR: "di sana ada folder yang namanya sama",
    errno.ENOTDIR: "yang disebut sebagai folder itu berkas",
    errno.EEXIST: "yang disebut sebagai folder itu berkas",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EIO: "disknya rusak atau terputus",
}
"""Nothing that a command could do about."""


def why(error: OSError) -> str:
    """Return what is wrong with a file of ours, with what the system says where we don't know."""
    return WHY.get(error.errno or 0, error.strerror or str(error))
