"""What each rule means, why it is there, and an example: one page a rule, written by hand, in the folder `pages`.

The pages come with the program: every site publishes them, `explain` prints them, and SARIF carries them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n+", re.MULTILINE | re.DOTALL)


@cache
def rule_pages() -> dict[str, str]:
    """Return the pages as they are published, and the list of all rules, by the name of their file."""
    folder = resources.files("asquoted.rules") / "pages"
    return {
        page.name: page.read_text(encoding="utf-8")
        for page in sorted(folder.iterdir(), key=lambda page: page.name)
        if page.name.endswith(".md")
    }


def explained(code: str) -> str:
    """Return what the page of a rule says, as Markdown that reads well in a terminal."""
    return _FRONT_MATTER.sub("", rule_pages()[f"{code}.md"])
