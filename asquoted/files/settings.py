"""`asquoted.yml`: what a project sets for itself. The file may be missing; so may every key of it."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.files.fields import Drafted, Field, Shape, declare
from asquoted.files.kinds import Listing, Text, address, language_tag, line
from asquoted.files.limits import LimitsDraft

SETTINGS = "asquoted.yml"


@dataclass(frozen=True, kw_only=True)
class SettingsDraft(Drafted):
    """What a project sets for itself: `asquoted.yml`, beside `seeds/` and `briefs/`."""

    repository: Text | None = declare(
        Field(
            "Where these files are kept. On github.com and gitlab.com, links to edit and to report lead there.",
            address,
            "https://github.com/example/briefs",
        )
    )
    branch: Text | None = declare(Field("The branch that the site is made from; `main` if empty.", line, "main"))
    language: Text | None = declare(
        Field(
            "The language of the pages, as a BCP 47 tag; English if empty. Another one needs `wording/<language>.po`.",
            language_tag,
            "es",
        )
    )
    contested: tuple[Text, ...] = declare(
        Field(
            "Words that the editors’ own sentences use only inside quotation marks; `smuggl*` stands for any ending.",
            Listing(line),
            "[regime, crackdown]",
        ),
        many=True,
    )
    verdicts: tuple[Text, ...] = declare(
        Field(
            "Words that judge, beside those that the program knows, such as `admits` and `so-called`.",
            Listing(line),
            "[denies, alleged]",
        ),
        many=True,
    )
    neutral: tuple[Text, ...] = declare(
        Field("Words that the program takes for judging and that are not, here.", Listing(line), "[lies]"),
        many=True,
    )
    limits: LimitsDraft | None = declare(Field("How much of anything is read.", Shape(LimitsDraft), "{file_mb: 100}"))
