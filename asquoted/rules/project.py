"""What holds between files: ids, references, seals, and that anything was checked at all."""

from __future__ import annotations

from asquoted.findings import Rule, Severity

NOTHING_CHECKED = Rule("nothing-checked", "a run checked no quote")
NO_TEXT = Rule("source-without-text", "a record has no text beside it")
NO_RECORD = Rule("source-without-record", "a text has no record beside it")
SEAL_EMPTY = Rule("seal-missing", "a source is not sealed")
SEAL_BROKEN = Rule("seal-broken", "a source is not the text that was sealed")
UNKNOWN_SOURCE = Rule("unknown-source", "a source is not known")
NO_SOURCE = Rule("no-source", "a quote names no source")
UNKNOWN_SPEAKER = Rule("unknown-speaker", "a speaker is not registered")
DUPLICATE_ID = Rule("duplicate-id", "an id stands twice")
UNKNOWN_CLAIM = Rule("unknown-claim", "a claim that is named does not exist")
MISSPELT_CORRECTION = Rule("correction-misspelt", "a correction misspells the id of a claim", Severity.WARNING)
CLAIM_ALONE = Rule("claim-alone", "a claim has nothing beside it", Severity.WARNING)
NO_WITHDRAWAL = Rule("withdrawn-without-reason", "a withdrawn brief does not say when and why")
UNFINISHED = Rule("unfinished", "a text of a published brief is not written yet")
CHANGED_SILENTLY = Rule("changed-without-correction", "a published quote changes and no correction says so (`diff`)")
UNPUBLISHED = Rule("brief-unpublished", "a published brief is deleted or becomes a draft (`diff`)")

RULES = (
    NOTHING_CHECKED,
    NO_TEXT,
    NO_RECORD,
    SEAL_EMPTY,
    SEAL_BROKEN,
    UNKNOWN_SOURCE,
    NO_SOURCE,
    UNKNOWN_SPEAKER,
    DUPLICATE_ID,
    UNKNOWN_CLAIM,
    MISSPELT_CORRECTION,
    CLAIM_ALONE,
    NO_WITHDRAWAL,
    UNFINISHED,
    CHANGED_SILENTLY,
    UNPUBLISHED,
)
