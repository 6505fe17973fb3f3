"""Evening out typography, and nothing else, without losing track of where we are.

Two texts are the same words when their folds are equal. Folding makes one sign of all quotation marks and
apostrophes, one of all hyphens, one of all dashes, one space of all white space, and drops what has no width.
Letters, case, digits, signs, accents, currency and punctuation always count: `5%` is not `-5%`, `1,000` is
not `1.000`, `10²` is not `102`. So NFC is used here and never NFKC.

A hyphen at the end of a line may be part of the word or not; nobody can tell from the text. The fold keeps that
open with a sign of its own, which `same` reads either way.
"""

from __future__ import annotations

import re
import unicodedata

from asquoted.text.mapped import Mapped

JOIN = "\x01"
"""A hyphen between letters at the end of a line: `-`, or nothing, or `- ` where a YAML file folded the line."""
KEEP = "\x02"
"""A hyphen beside a digit at the end of a line: `-` or `- `, but never nothing (`10-12` is not `1012`)."""
FREE = "\x03"
"""In a quote: the case of the next letter is free, as in `[T]he`."""

_SPACE_AND_WORD = re.compile(r" (?=[^\W_])")
DASH = "—"
ELLIPSIS = "…"

SINGLE_MARKS = "'‘’‚‛′`´ʼʹʻ＇‹›"
DOUBLE_MARKS = '"“”„‟″＂«»〝〞〟「」『』'
HYPHENS = "-\u2010\u2011\u2013\u2212\ufe63\uff0d"
_LINE_BREAK = r"[ \t]*(?:\r\n|\r|\n)[ \t]*"
_LETTER = r"[^\W\d_]"
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))

_CALM = re.compile(
    r"(?:[0-9A-Za-zÀ-ÖØ-öø-ÿ(),;:!?%$&/#@*+=]++| (?![ ;:!?%.–—-])|\.(?!\.)|[-–](?=[0-9A-Za-z])"
    r"|(?:(?<!\d)[\"“”]|['‘’])(?![\"'“”‘’])| [-–—] (?![ ;:!?%.–—-])|—(?![ –—-]))*+",
)
"""Nothing that folds but to itself or one to one, as in most quotes: letters, and signs where their neighbours let
them be; and dashes, with a space on both sides or on none."""

# In this order: each step may rely on the ones before it.
_STEPS = (
    # Our own signs must not be forged; no loaded file holds control characters, but `fold` takes any text.
    (re.compile(r"[\x01\x02\x04-\x06]"), "\ufffd"),
    (re.compile(rf"\u00ad{_LINE_BREAK}"), ""),
    (INVISIBLE, ""),
    (re.compile("[ﬀ-ﬆ]"), lambda match: _LIGATURES[match.group()]),
    (re.compile(rf"(?<={_LETTER})[-\u2010]{_LINE_BREAK}(?={_LETTER})"), JOIN),
    (re.compile(rf"(?<=\w)[{HYPHENS}]{_LINE_BREAK}(?=\w)"), KEEP),
    # French guillemets have a space inside; those that point inwards (»so«) have words there.
    (re.compile(r"(?<!\w)([«‹])\s+"), lambda match: str(match.group(1))),
    (re.compile(r"(?<!\s)\s+([»›])(?!\w)"), lambda match: str(match.group(1))),
    (re.compile(r" \s+|[^\S ]\s*"), " "),
    (re.compile(f"[{HYPHENS}]"), "-"),
    (re.compile(r" ?(?:[—―⸺]|-{2,3}) ?|(?:^| )-(?: |$)"), DASH),
    # Of four dots the first is a stop. It comes from its own dot, so that a quote can end there.
    (re.compile(r"(?<!\.)(?<!\. ) ?\.(?=(?: ?\.){3})"), "\x06"),
    (re.compile(r" ?(?:…|\.(?: ?\.){2}) ?"), ELLIPSIS),
    (re.compile("\x06"), "."),
    (re.compile(r" (?=[;:!?%])"), ""),
    # Two single marks typed for a double one.
    (re.compile(r"''|``|‘‘|’’"), '"'),
    # 5' is not 5": right after a digit single and double stay apart.
    (re.compile(f"(?<=\\d)[{SINGLE_MARKS}]"), "\x04"),
    (re.compile(f"(?<=\\d)[{DOUBLE_MARKS}]"), "\x05"),
    (re.compile(f"[{SINGLE_MARKS}{DOUBLE_MARKS}\x04]"), "'"),
    (re.compile("\x05"), '"'),
)


def fold(raw: str) -> Mapped:
    """Return the text as it is compared, mapped to the code points of `raw`.

    Leading and trailing space is kept: a fold of a whole source must map all of it.
    """
    mapped = _composed(raw)
    for pattern, replacement in _STEPS:
        mapped = mapped.sub(pattern, replacement)
    return mapped


def folded(raw: str) -> str:
    """Return a short text as it is compared, without the space around it: what `fold` returns, but not the way back.

    `FREE` passes; whoever folds words that were not parsed takes it out first (`unfreed`).
    """
    if _CALM.fullmatch(raw):
        for mark in '"“”‘’':
            raw = raw.replace(mark, "'")
        return raw.replace("–", "-").replace(" - ", DASH).replace(" — ", DASH).strip()
    text = unicodedata.normalize("NFC", raw.strip())
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return text.strip()


def unfreed(quote: str) -> str:
    """Return a quote in which nothing frees the case of a letter (only the parser of brackets puts that sign in)."""
    return quote.replace(FREE, "\ufffd")


def without_invisible(text: str) -> str:
    """Return a text without the characters that have no width (soft hyphens too): they never count."""
    return INVISIBLE.sub("", text)


def same(quote: str, source: str, at: int) -> int | None:
    """Read folded `quote` in folded `source` from `at` on.

    Returns:
        Where the reading ends in `source`, or `None` if the two differ.
    """
    if source.startswith(quote, at):
        return at + len(quote)
    read, k = at, 0
    while k < len(quote):
        theirs = source[read : read + 1]
        ours = quote[k]
        if ours == theirs:
            # A YAML file that folds a line after a hyphen leaves a space there.
            folded_line = ours == "-" and _SPACE_AND_WORD.match(quote, k + 1) and source[read + 1 : read + 2].isalnum()
            read, k = read + 1, k + (2 if folded_line else 1)
        elif ours == FREE and quote[k + 1 : k + 2].lower() == theirs.lower() != "":
            read, k = read + 1, k + 2
        elif theirs in (JOIN, KEEP) and (ours == "-" or theirs == JOIN):
            read, k = read + 1, _past_hyphen(quote, k)
        elif ours in (JOIN, KEEP) and (theirs == "-" or ours == JOIN):
            read, k = _past_hyphen(source, read), k + 1
        else:
            return None
    return read


def _past_hyphen(text: str, at: int) -> int:
    """Return the place after a hyphen, if one is there, and the space that a folded line leaves after it."""
    if text[at] != "-":
        return at
    return at + 2 if text[at + 1 : at + 2] == " " else at + 1


def _composed(raw: str) -> Mapped:
    """Return `raw` in NFC; a composed character comes from all that it was composed of."""
    if unicodedata.is_normalized("NFC", raw):
        return Mapped.of(raw)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    first = 0
    while first < len(raw):
        last = first + 1
        while last < len(raw) and _grows(raw[first:last], raw[last]):
            last += 1
        composed = unicodedata.normalize("NFC", raw[first:last])
        texts.append(composed)
        # What stays as it is keeps its own way back, as it does in a text that is in NFC altogether.
        same = composed == raw[first:last]
        starts += range(first, last) if same else [first] * len(composed)
        ends += range(first + 1, last + 1) if same else [last] * len(composed)
        first = last
    return Mapped("".join(texts), starts, ends)


def _grows(cluster: str, following: str) -> bool:
    """Tell whether normalisation looks at `cluster` and the character after it together."""
    if following.isascii():
        return False
    if unicodedata.combining(following):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", following)
    return unicodedata.normalize("NFC", cluster + following) != apart
