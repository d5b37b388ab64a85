"""MkDocs' own commands `build` and `serve`, called as functions. The plugin does the work, as it does under
`mkdocs`."""

import errno
import os
from pathlib import Path

from generator.problem import BuildStopped


class PortTaken(Exception):
    """Another program listens on the port, or it is reserved. Raised by `serve`."""


def build(config_file: Path, *, strict: bool, documents: bool = True) -> Path:
    """Build the site, with worksheets as documents or without, and give back its folder. Raises `BuildStopped`."""
    _silence_banner()
    from mkdocs.commands.build import build  # noqa: TID251 - like the plugin, it stands between MkDocs and us
    from mkdocs.config import load_config  # noqa: TID251
    from mkdocs.exceptions import MkDocsException  # noqa: TID251

    try:
        config = load_config(str(config_file), strict=strict or None)
        site_dir = Path(config.site_dir)  # the plugin has it written beside that
        if not documents:
            config.plugins["reflections"].config["documents"] = False
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildStopped(str(error)) from error
    return site_dir


def serve(config_file: Path, *, port: int) -> None:
    """Show the site on this computer until Ctrl+C. Raises `BuildStopped` or `PortTaken`."""
    _silence_banner()
    from mkdocs.commands.serve import serve  # noqa: TID251
    from mkdocs.exceptions import MkDocsException  # noqa: TID251

    try:
        serve(str(config_file), dev_addr=f"127.0.0.1:{port}")
    except MkDocsException as error:
        raise BuildStopped(str(error)) from error
    except OSError as error:
        if error.filename is None and error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken from error
        raise


def _silence_banner() -> None:
    """Material prints a banner about MkDocs 2 when it is imported, unless this is set before."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
