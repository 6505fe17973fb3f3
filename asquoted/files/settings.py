"""`asquoted.yml`: what a project sets for itself. The file may be missing; so may every key of it."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.files.fields import Drafted, Field, declare
from asquoted.files.kinds import Listing, Text, address, line

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
    contested: tuple[Text, ...] = declare(
        Field(
            "Words that the editors' own sentences use only inside quotation marks.",
            Listing(line),
            "[regime, crackdown]",
        ),
        many=True,
    )
