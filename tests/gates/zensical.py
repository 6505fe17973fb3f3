"""What a build with Zensical needs: our pages as files, the project's settings, and what our plugin adds to them.

Zensical reads the settings of mkdocs.yml, but neither hooks nor plugins that it does not know.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

from asquoted.outcome import Outcome
from asquoted.site.build import write_pages
from asquoted.site.plugin import SCRIPTS, STYLESHEET, THEME


def built_by_zensical(root: Path, outcome: Outcome, folder: Path) -> Path:
    """Build the site of a project with Zensical, strictly; return its folder.

    Args:
        root: The project; its mkdocs.yml is the one that Zensical follows.
        outcome: What its check found.
        folder: An empty one, for the pages and the site.
    """
    write_pages(root, outcome, folder / "docs")
    settings = folder / "mkdocs.yml"
    settings.write_text(yaml.safe_dump(their_settings(root), sort_keys=False, allow_unicode=True), encoding="utf-8")
    zensical = Path(sys.executable).with_name("zensical")
    command = [str(zensical), "build", "--clean", "--strict", "--config-file", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def their_settings(root: Path) -> dict[str, object]:
    """Return a project's mkdocs.yml without our plugin, and with what the plugin adds to it."""
    settings: dict[str, object] = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    theme, styles, scripts = (settings.get(key, empty) for key, empty in _ADDED_TO.items())
    assert isinstance(theme, dict)
    assert isinstance(styles, list)
    assert isinstance(scripts, list)
    return {
        **settings,
        "plugins": ["search"],
        "theme": {**theme, "custom_dir": str(THEME)},
        "extra_css": [STYLESHEET, *styles],
        "extra_javascript": [*SCRIPTS, *scripts],
    }


_ADDED_TO: dict[str, object] = {"theme": {}, "extra_css": [], "extra_javascript": []}
"""The settings that the plugin adds to, as they are where mkdocs.yml has none."""
