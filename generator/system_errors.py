"""What the operating system refuses, in a sentence: a full disk is no bug of ours, and needs no traceback."""

import errno

_ADVICE = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in your part of the disk",
    errno.EFBIG: "see how large files may be there",
    errno.EROFS: "copy the project to a disk that can be written",
    errno.EACCES: "see that you may, and that no program has it open",
    errno.EPERM: "see that you may, and that no program has it open",
    errno.EMFILE: "close other programs",
    errno.ENFILE: "close other programs",
    errno.EIO: "see whether the disk is sound",
}
"""What to do about each refusal that has its reason outside of this program."""


def told_of(error: OSError) -> str | None:
    """What could not be done, why, and what to do; None where the reason may be a bug of ours."""
    if error.errno not in _ADVICE:
        return None
    name = error.filename2 or error.filename or "A file"
    return f"{name} can't be read or written ({error.strerror}): {_ADVICE[error.errno]}, then try again"
