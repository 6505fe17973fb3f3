"""Words in quotation marks that nobody is quoted with: terms, titles, names.

What shows a term: a word before it that says so (`known as`, `so-called`), capitals throughout, one to three words that
stand before a noun as an adjective does (`a “controlled flow” expert`), or that the same words are a term elsewhere in
the text. A name once explained stays a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from asquoted.document import Document
from asquoted.speech.lexicon import Lexicon, lexicon
from asquoted.text.fold import folded
from asquoted.text.marks import Quotation

MOST_WORDS = 3
"""Marks round so many words at most may be a mere term; see the law about voices in `anchor.regions`."""
_LONGEST_TITLE = 12
_LONGEST_MARKER = 2
_BEFORE = re.compile(r"([^\W_][\w'’-]*)[ \t]+$")
_MARKER = re.compile(r"((?:[^\W_][\w'’-]*[ \t]+)?[^\W_][\w'’-]*),?[ \t]+$")
_AFTER = re.compile(r"[ \t]+([^\W_][\w'’-]*)")
_NEAR = 40
_ENDS = ".!?,;:…"


def find_terms(document: Document, quotations: Iterable[Quotation]) -> frozenset[Quotation]:
    """Return those of some quotations that are but terms, as far as the words around them show."""
    words = lexicon(document.tag)
    listed = list(quotations)
    certain = {each for each in listed if _is_term(document.text, each, words)}
    known = {_key(document.text, each) for each in certain} - {""}
    return frozenset(each for each in listed if each in certain or _key(document.text, each) in known)


def is_short(text: str, quotation: Quotation) -> bool:
    """Tell whether marks stand round so few words that they may be round a term."""
    return len(text[quotation.first : quotation.last].split(maxsplit=MOST_WORDS)) <= MOST_WORDS


def _key(text: str, quotation: Quotation) -> str:
    return (
        folded(text[quotation.first : quotation.last]).lower().strip(_ENDS + " ") if is_short(text, quotation) else ""
    )


def _is_term(text: str, quotation: Quotation, words: Lexicon) -> bool:
    inner = text[quotation.first : quotation.last]
    if _is_title(inner, words):
        return True
    before = text[max(quotation.start - _NEAR, 0) : quotation.start]
    if not is_short(text, quotation) or not _key(text, quotation):
        return False
    marker = _MARKER.search(before)
    if marker is not None:
        near = marker.group(1).lower().split()
        if " ".join(near) in words.terms_after or near[-1] in words.terms_after:
            return True
    return inner[-1:] not in _ENDS and _stands_before_noun(text, quotation, before, words)


def _is_title(inner: str, words: Lexicon) -> bool:
    """Tell a title: every word has a capital but for the small ones, and at least two have."""
    listed = [each.strip("()[]‘’'“”") for each in inner.split(maxsplit=_LONGEST_TITLE)]
    if not 2 <= len(listed) <= _LONGEST_TITLE or inner[-1:] in "!?":
        return False
    big = [each for each in listed if each.lower() not in words.lower_in_titles]
    return len(big) >= 2 and all(each[:1].isupper() or each[:1].isdigit() for each in big)


def _stands_before_noun(text: str, quotation: Quotation, before: str, words: Lexicon) -> bool:
    """Tell whether a short quotation is an adjective: `the “legacy backlog” claims`."""
    left = _BEFORE.search(before)
    right = _AFTER.match(text, quotation.end, quotation.end + _NEAR)
    if left is None or right is None:
        return False
    following = right.group(1).lower().replace("’", "'")
    return following not in words.not_nouns and not following.endswith("ly")
