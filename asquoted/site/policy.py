"""What a page may load and run, said in its head: a content security policy.

Whatever a claim file or a source might smuggle past the escaping does not run. So the policy must not bless what it
finds on a page: an inline script is allowed only if it stands in a template of the theme, in these words.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from pathlib import Path

_INLINE = re.compile(r"<(?P<tag>script|style)\b(?P<given>[^>]*)>(?P<body>.*?)</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""\btype\s*=\s*["']?application/""", re.IGNORECASE)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_FILLED = r"[\w ./:%-]*"
"""What a template may fill in: an address or a name, nothing that could call or open anything."""

_ALIGNED = re.compile(r' style="(text-align: (?:left|center|right);)"')
"""How Python-Markdown aligns the columns of a table."""

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


class Policy:
    """The policy of a site: everything from the site itself, and the theme's own inline scripts."""

    def __init__(self, templates: Iterable[Path]) -> None:
        """Learn the inline scripts and styles of a theme.

        Args:
            templates: The folders of its templates.
        """
        self._known: dict[str, set[re.Pattern[str]]] = {"script": set(), "style": set()}
        for path in sorted(path for folder in templates for path in folder.rglob("*.html")):
            for tag, body in _inline(path.read_text(encoding="utf-8")):
                literal = _VALUE.split(body)
                if any(words.strip() for words in literal):
                    self._known[tag].add(re.compile(_FILLED.join(map(re.escape, literal))))

    def on(self, page: str) -> str:
        """Return a page with its policy as early in its head as may be; a page without a head stays as it is."""
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self._of(page)}">'
        return _HEAD.sub(lambda head: f"{head[0]}\n      {meta}", page, count=1)

    def _of(self, page: str) -> str:
        allowed: dict[str, list[str]] = {"script": ["'self'"], "style": ["'self'"]}
        for tag, body in _inline(page):
            if any(known.fullmatch(body) for known in self._known[tag]):
                allowed[tag].append(_hash(body))
        if aligned := sorted(set(_ALIGNED.findall(page))):
            allowed["style"] += ["'unsafe-hashes'", *(_hash(html.unescape(each)) for each in aligned)]
        directives = {
            "default-src": ["'none'"],
            "script-src": list(dict.fromkeys(allowed["script"])),
            "style-src": list(dict.fromkeys(allowed["style"])),
            "img-src": ["'self'", "data:"],  # the theme's icons are data: in its stylesheet
            "font-src": ["'self'"],
            "connect-src": ["'self'"],  # the search index
            "worker-src": ["'self'"],  # the search
            "form-action": ["'none'"],
            "base-uri": ["'none'"],
        }
        return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _inline(text: str) -> list[tuple[str, str]]:
    """Return what a page or template has inline that a browser would run or apply: its element and its words."""
    return [
        (each["tag"].lower(), each["body"])
        for each in _INLINE.finditer(text)
        if each["body"] and not _DATA.search(each["given"])
    ]


def _hash(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode('utf-8')).digest()).decode('ascii')}'"
