"""The rules that a file breaks by its shape, before anything is known about quotes."""

from __future__ import annotations

from asquoted.findings import Rule, Severity

UNREADABLE = Rule("unreadable-file", "a file cannot be read")
ENCODING = Rule("not-utf-8", "a file is not UTF-8")
CONTROL_CHARACTER = Rule("control-character", "a text holds a control character")
STACKED_MARKS = Rule("stacked-marks", "a letter carries more marks than any script writes")
FILE_NAME = Rule("file-name", "a file is not named as it should be")
YAML_SYNTAX = Rule("yaml-syntax", "a file is not valid YAML")
YAML_TAB = Rule("yaml-tab", "a line is indented by tabs or by spaces that YAML does not know")
YAML_FEATURE = Rule("yaml-feature", "a file uses a part of YAML that is not read here")
DUPLICATE_KEY = Rule("duplicate-key", "a key stands twice")
UNKNOWN_KEY = Rule("unknown-key", "a key is not known")
MISSING_KEY = Rule("missing-key", "a required key is missing or empty")
WRONG_TYPE = Rule("wrong-type", "a value has the wrong shape")
BAD_VALUE = Rule("bad-value", "a value is not one of those that can stand here")
LOST_TEXT = Rule("lost-text", "words after ` #` are lost")
BAD_TRANSLATION = Rule("bad-translation", "a translation cannot stand in its message’s place")
NOT_TRANSLATED = Rule("not-translated", "messages of the pages are not translated", Severity.WARNING)

RULES = (
    UNREADABLE,
    ENCODING,
    CONTROL_CHARACTER,
    STACKED_MARKS,
    FILE_NAME,
    YAML_SYNTAX,
    YAML_TAB,
    YAML_FEATURE,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    BAD_VALUE,
    LOST_TEXT,
    BAD_TRANSLATION,
    NOT_TRANSLATED,
)
