"""The rules of speech: what each looks like, and how often it was right.

A passage carries the rule that found it, so that whoever reads a draft knows how much to trust it. The benchmark
`speech` measures the figures anew.
"""

from __future__ import annotations

from dataclasses import dataclass

_SURE = 0.9


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
    def is_sure(self) -> bool:
        """Whether it is right often enough that what it finds needs no second look."""
        return self.precision is not None and self.precision >= _SURE


_RULES = (
    SpeechRule("said-before", "Jane Roe said, “It is gone.”"),
    SpeechRule("said-after", "“It is gone,” Jane Roe said."),
    SpeechRule("said-after-inverted", "“It is gone,” said Jane Roe."),
    SpeechRule("said-between", "“It is gone,” Jane Roe said, “and I saw it.”"),
    SpeechRule("continued", "“It is gone,” Jane Roe said. “I saw it go.”"),
    SpeechRule("introduced", "Jane Roe wrote on Monday: ¶ “It is gone.”"),
    SpeechRule("labelled", "Roe: “It is gone.”"),
    SpeechRule("signed", "“It is gone.” — Jane Roe"),
    SpeechRule("quoted-in-part", "Jane Roe said that it was “gone for good”."),
    SpeechRule("said-that", "Jane Roe said that it was gone."),
    SpeechRule("said-bare", "Jane Roe said it was gone."),
    SpeechRule("said-colon", "Jane Roe said: it was gone."),
    SpeechRule("said-behind", "It was gone, Jane Roe said on Monday."),
    SpeechRule("said-amid", "It was, Jane Roe said, gone for good."),
    SpeechRule("as-said", "As Jane Roe said, it was gone."),
    SpeechRule("asked-whether", "Jane Roe asked whether it was gone."),
    SpeechRule("according-to", "According to Jane Roe, it was gone."),
    SpeechRule("block-declared", "Jane Roe wrote: ¶ It was gone when I came. (declared in the record)"),
    SpeechRule("block-proposed", "Jane Roe wrote: ¶ It was gone when I came."),
    SpeechRule("turn", "JANE ROE: It is gone. JOHN DOE: I saw it go."),
    SpeechRule("loose", "Jane Roe came back. To her “it was all gone for good” and she left."),
    SpeechRule("bare", "“It is all gone for good now.”"),
    SpeechRule("nested", "“He told me ‘it is gone now, all of it’ and left,” Jane Roe said."),
    SpeechRule("term", "a so-called “controlled flow”"),
)
RULES = {rule.name: rule for rule in _RULES}
