"""Random inputs for the fuzzer: texts, quotes, parts and projects that no person would write."""

from __future__ import annotations

import random
import re
import unicodedata

from asquoted.files.given import Files
from asquoted.model import Part
from asquoted.resolve.sources import seal_of
from asquoted.values import PartKind

_OURS = "\"'“”‘’„‟«»‹›「」-–—\u2010\u2011\u2212…...[](){}.,;:!?%$€°′″ \u00a0\u202f\t"
_RARE = (
    "\u00ad\u200b\u200d\ufeff\u202e\u2066\u0301\u0308\u0338ﬁﬆßıİẞǅΣς²½①Ⅷ\U0001d400\U0001f600\u1100\u1161\u05d0\u0627"
)
_WORDS = [
    "the",
    "board",
    "sold",
    "Mill",
    "May",
    "1,000",
    "1.5",
    "5",
    "%",
    "-5%",
    "$5",
    "million",
    "U.S.",
    "Mr.",
    "no",
    "not",
    "n't",
    "if",
    "well-known",
    "it’s",
    "Panama’s",
    "he",
    "said",
    "“flow”",
    "[sic]",
    "[the]",
    "[T]he",
    "…",
    "...",
    ".",
    ".",
    ".",
    "50",
    "to",
    "100",
    "five",
    "café",
    "NAME:",
    "Q:",
    "straße",
    "東京は。",
    "d'un",
    "«\xa0là\xa0»",
    "--",
    "5′",
    '6"',
]
_BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "-\n", "\u00ad\n", " \n ", "\r")


def some_text(rng: random.Random, most: int) -> str:
    """Return a text of up to `most` pieces: words of the law, signs, rare characters, ends of lines."""
    pieces: list[str] = []
    for _ in range(rng.randint(0, most)):
        kind = rng.random()
        if kind < 0.62:
            pieces += [rng.choice(_WORDS), " "]
        elif kind < 0.78:
            pieces.append(rng.choice(_OURS))
        elif kind < 0.86:
            pieces.append(rng.choice(_BREAKS))
        elif kind < 0.95:
            pieces.append(rng.choice(_RARE))
        else:
            pieces.append(_any_character(rng))
    return "".join(pieces)


def _any_character(rng: random.Random) -> str:
    """Return any character that a file in UTF-8 can hold."""
    code = rng.choice((rng.randrange(0x250), rng.randrange(0x3000), rng.randrange(0x110000)))
    return "x" if 0xD800 <= code < 0xE000 else chr(code)


def some_quote(rng: random.Random, text: str) -> str:
    """Return words to look for: stretches of a text, whole or joined by signs, as they are or changed; or any text."""
    if not text or rng.random() < 0.1:
        return some_text(rng, 12)
    if rng.random() < 0.06:
        return text
    count = 1 if rng.random() < 0.6 else rng.randint(2, 4)
    starts = sorted(rng.randrange(len(text)) for _ in range(count))
    parts = [_stretch(rng, text, start) for start in starts]
    signs = (" … ", "...", " [...] ", " [the board] ", " [sic] ", "[T]", ". . . .", " ")
    quote = "".join(part + rng.choice(signs) for part in parts[:-1]) + parts[-1]
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        at = rng.randint(0, len(quote))
        quote = quote[:at] + some_text(rng, 1) + quote[at + rng.randint(0, 1) :]
    return quote


def _stretch(rng: random.Random, text: str, start: int) -> str:
    """Return a stretch of a text, mostly of whole words."""
    end = start + rng.randint(1, 60)
    if rng.random() < 0.85:
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
    return text[start:end]


def set_otherwise(rng: random.Random, quote: str) -> str:
    """Return the same words set in another way that the law evens out."""
    kind = rng.randrange(5)
    # Two single marks in a row may be one double mark, so a pair must stay as it is typed.
    if kind == 0 and not re.search("['’‘]['’‘]", quote):
        return quote.translate(str.maketrans("’‘“”", "''\"\""))
    if kind == 1:
        return quote.replace(" ", rng.choice(("\u00a0", "\u202f", "  ", "\t")))
    if kind == 2:
        return unicodedata.normalize("NFD", quote)
    if kind == 3:
        return quote.translate(str.maketrans("–\u2010\u2011\u2212", "----"))
    letters = [at for at in range(1, len(quote)) if quote[at - 1].isalpha() and quote[at].isalpha()]
    at = rng.choice(letters) if letters else 0
    return quote[:at] + rng.choice("\u00ad\u200b\u2060") + quote[at:]


def some_parts(rng: random.Random, text: str) -> list[Part]:
    """Return declared parts anywhere in a text."""
    parts = []
    for _ in range(rng.choice((0, 0, 1, 2))):
        start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        parts.append(Part(rng.choice(list(PartKind)), start, end))
    return parts


def some_project(rng: random.Random, like: Files) -> dict[str, bytes]:
    """Return a project: one that is like a given one, each file changed a little; or one with a random source."""
    if rng.random() < 0.5:
        text = some_text(rng, 120)
        quotes = [some_quote(rng, text) for _ in range(rng.randint(1, 4))]
        files = _written(text, quotes, rng)
    else:
        files = {path: data for path, data in like.items() if isinstance(data, bytes)}
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        path = rng.choice(sorted(files))
        files[path] = _damaged(rng, files[path])
        if rng.random() < 0.1:
            files[some_path(rng)] = files.pop(path)
        if not files:
            break
    return files


def some_path(rng: random.Random) -> str:
    """Return a path as a careless person would name a file."""
    name = "".join(rng.choice("ab-_ A1é.…") for _ in range(rng.randint(1, 9))).strip("/") or "a"
    return rng.choice(("seeds/", "briefs/", "briefs/x/")) + name + rng.choice((".yml", ".txt", ".YML", ".yaml"))


def _written(text: str, quotes: list[str], rng: random.Random) -> dict[str, bytes]:
    data = text.encode()
    claims = "".join(
        f"  - id: c{number}\n    claim: C.\n    speaker: The Bank\n    quote: {_scalar(quote, rng)}\n"
        + (f"    {rng.choice(('prefix', 'suffix'))}: {_scalar(some_quote(rng, text), rng)}\n" if number % 2 else "")
        for number, quote in enumerate(quotes)
    )
    seal = seal_of(data) if rng.random() < 0.9 else "sha256:0"
    return {
        "seeds/a.txt": data,
        "seeds/a.yml": f"title: A\nlanguage: en\nrights: excerpts\nseal: {seal}\n".encode(),
        "briefs/speakers.yml": b"The Bank: {kind: organisation}\n",
        "briefs/b.yml": f"title: T\nquestion: Q?\nsummary: S.\nstatus: draft\nsource: a\nclaims:\n{claims}".encode(),
    }


def _scalar(words: str, rng: random.Random) -> str:
    """Write words as a YAML value, now and then carelessly."""
    style = rng.random()
    if style < 0.7:
        return '"' + "".join(_escaped(char) for char in words) + '"'
    if style < 0.85:
        return "'" + words.replace("'", "''").replace("\n", "\n\n      ") + "'"
    return words if style < 0.95 else ">-\n      " + words.replace("\n", "\n      ")


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def _damaged(rng: random.Random, data: bytes) -> bytes:
    """Change a file: bytes put in, taken out or doubled, lines swapped, characters put in."""
    at, count = rng.randint(0, len(data)), rng.randint(0, 20)
    kind = rng.randrange(6)
    if kind == 0:
        return data[:at] + rng.randbytes(count % 4) + data[at + count % 3 :]
    if kind == 1:
        return data[:at] + data[at + count :]
    if kind == 2:
        return data[:at] + data[at : at + 3 * count] + data[at:]
    if kind == 3:
        lines = data.splitlines(keepends=True)
        rng.shuffle(lines)
        return b"".join(lines)
    if kind == 4:
        return data.replace(
            rng.choice((b"quote", b":", b"- ", b"  ", b"\n")), rng.choice((b"", b"\t", b"{", b"&a ")), 1
        )
    return data[:at] + some_text(rng, 2).encode() + data[at:]
