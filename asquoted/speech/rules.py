"""The rules of speech: what each looks like, and how often it was right.

A passage carries the rule that found it, so that whoever reads a draft knows how much to trust it. The benchmark
`speech` measures the figures anew.
"""

from __future__ import annotations

from dataclasses import dataclass

_SURE = 0.9
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """A way in which a text shows whose words are whose.

    Attributes:
        name: Its name, a slug.
        example: What it looks like.
        precision: The share of what it found in news articles that was right, words and speaker, from 0 to 1; `None`
            where nothing was measured.
        of: How many passages that share was measured on.
    """

    name: str
    example: str
    precision: float | None = None
    of: int = 0

    @property
    def is_measured(self) -> bool:
        """Whether it was met often enough to say how often it is right."""
        return self.precision is not None and self.of >= _ENOUGH

    @property
    def is_sure(self) -> bool:
        """Whether it was right often enough, in cases enough, that what it finds needs no second look."""
        return self.is_measured and self.precision is not None and self.precision >= _SURE


_RULES = (
    SpeechRule("said-before", "Jane Roe said, “It is gone.”", 0.96, 28),
    SpeechRule("said-after", "“It is gone,” Jane Roe said.", 1.00, 16),
    SpeechRule("said-after-inverted", "“It is gone,” said Jane Roe.", 1.00, 6),
    SpeechRule("said-between", "“It is gone,” Jane Roe said, “and I saw it.”", 1.00, 2),
    SpeechRule("continued", "“It is gone,” Jane Roe said. “I saw it go.”", 0.81, 16),
    SpeechRule("follows", "Jane Roe shook her head. “It is gone.”", 0.25, 4),
    SpeechRule("introduced", "Jane Roe wrote on Monday: ¶ “It is gone.”", 1.00, 2),
    SpeechRule("labelled", "Roe: “It is gone.”"),
    SpeechRule("signed", "“It is gone.” — Jane Roe", 0.20, 5),
    SpeechRule("quoted-in-part", "Jane Roe said that it was “gone for good”.", 0.90, 30),
    SpeechRule("said-that", "Jane Roe said that it was gone.", 0.81, 37),
    SpeechRule("said-bare", "Jane Roe said it was gone.", 0.81, 57),
    SpeechRule("said-colon", "Jane Roe said: it was gone."),
    SpeechRule("said-behind", "It was gone, Jane Roe said on Monday.", 0.50, 2),
    SpeechRule("said-amid", "It was, Jane Roe said, gone for good.", 1.00, 1),
    SpeechRule("as-said", "As Jane Roe said, it was gone.", 1.00, 2),
    SpeechRule("asked-whether", "Jane Roe asked whether it was gone."),
    SpeechRule("according-to", "According to Jane Roe, it was gone.", 0.67, 15),
    SpeechRule("block-declared", "Jane Roe wrote: ¶ It was gone when I came. (declared in the record)"),
    SpeechRule("block-proposed", "Jane Roe wrote: ¶ It was gone when I came.", 0.00, 1),
    SpeechRule("turn", "JANE ROE: It is gone. JOHN DOE: I saw it go."),
    SpeechRule("loose", "Jane Roe came back. To her “it was all gone for good” and she left.", 0.20, 5),
    SpeechRule("bare", "“It is all gone for good now.”"),
    SpeechRule("nested", "“He told me ‘it is gone now, all of it’ and left,” Jane Roe said."),
    SpeechRule("term", "a so-called “controlled flow”", 1.00, 31),
)
RULES = {rule.name: rule for rule in _RULES}
