"""Sources: the record and the text, sealed to each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from asquoted.anchor.blocks import undeclared_blocks
from asquoted.anchor.verdict import Refused
from asquoted.document import Document
from asquoted.files.drafts import PartDraft, RecordDraft
from asquoted.files.paste import pasted
from asquoted.findings import Label, SourceFile, Span
from asquoted.model import Anchor, Part, Source
from asquoted.resolve.desk import Desk
from asquoted.resolve.explain import refused
from asquoted.resolve.mend import Quoted
from asquoted.rules.project import NO_RECORD, NO_TEXT, SEAL_BROKEN, SEAL_EMPTY
from asquoted.rules.verbatim import BLOCK_UNDECLARED
from asquoted.values import PartKind, Rights


def seal_of(data: bytes) -> str:
    """Return the seal of a source: the SHA-256 of its file, byte for byte."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def is_seal(value: str) -> bool:
    """Tell whether a value can be a seal at all."""
    return value.startswith("sha256:") and len(value) == len(seal_of(b""))


def resolve_sources(
    desk: Desk,
    records: Mapping[str, tuple[SourceFile, RecordDraft | None]],
    texts: Mapping[str, tuple[SourceFile, str]],
) -> None:
    """Put every source whose text stands on the desk.

    Args:
        desk: Where the sources and the findings go.
        records: The records by id: the file, and what could be read of it.
        texts: The texts by id: the file, and the seal of its bytes.
    """
    for id_, (record, draft) in records.items():
        if id_ not in texts:
            desk.unusable.add(id_)
            desk.report(
                NO_TEXT,
                f"there is no seeds/{id_}.txt",
                record.span(),
                "put the source's text there, unchanged",
            )
        elif draft is None or not _sealed(desk, draft, *texts[id_]):
            desk.unusable.add(id_)
        else:
            desk.sources[id_] = _source(desk, id_, draft, record, texts[id_][0])
    for id_, (text, _) in texts.items():
        if id_ not in records and id_ not in desk.unusable:
            desk.unusable.add(id_)
            desk.report(NO_RECORD, f"there is no seeds/{id_}.yml", text.span(), "write the record of the source there")


def _sealed(desk: Desk, draft: RecordDraft, text: SourceFile, seal: str) -> bool:
    """Tell whether the text is the one that the record was sealed for."""
    if draft.seal is None:
        return False
    if draft.seal.value == seal:
        return True
    hint = "restore the text, or run `build.py seal` to see which quotes still stand and accept the new text"
    if not is_seal(draft.seal.value):
        message, rule = "this is not a seal", SEAL_EMPTY
    else:
        message, rule = f"the text of `{text.path}` is not the one that was sealed", SEAL_BROKEN
        if draft.seal.value in _with_other_line_ends(text):
            message += ": its line ends were changed"
            hint = "restore the text; git leaves it alone if .gitattributes says `seeds/*.txt -text`"
    desk.report(
        rule,
        message,
        draft.seal.span,
        hint,
        related=[Label(text.span(), f"its seal is {seal}")],
    )
    return False


def _with_other_line_ends(text: SourceFile) -> set[str]:
    """Return the seals of a text with the line ends of Unix and of Windows: git and editors change them unasked."""
    unix = text.text.replace("\r\n", "\n")
    return {seal_of(each.encode()) for each in (unix, unix.replace("\n", "\r\n"))}


def _source(desk: Desk, id_: str, draft: RecordDraft, record: SourceFile, text: SourceFile) -> Source:
    document = Document(text.text, draft.language.value if draft.language else "en")
    source = Source(
        id=id_,
        title=draft.title.value if draft.title else id_,
        language=document.tag,
        rights=Rights(draft.rights.value) if draft.rights else Rights.NONE,
        seal=draft.seal.value if draft.seal else "",
        document=document,
        file=text,
        record=record,
        publisher=draft.publisher.value if draft.publisher else None,
        kind=draft.kind.value if draft.kind else None,
        published=draft.published.value if draft.published else None,
        author=draft.author.value if draft.author else None,
        url=draft.url.value if draft.url else None,
    )
    parts = [part for each in draft.parts if (part := _part(desk, each, source))]
    source = replace(source, parts=tuple(sorted(parts, key=lambda part: part.start)))
    _point_out_blocks(desk, source, record.span(draft.span.start))
    return replace(source, unquoted=tuple(_unquoted(desk, draft, source)))


def _point_out_blocks(desk: Desk, source: Source, place: Span) -> None:
    """Warn of words that the text introduces as somebody's own and that would pass for the publication's."""
    for block in undeclared_blocks(source.document, source.parts):
        introduction, paragraph = block.introduction, block.paragraph
        desk.report(
            BLOCK_UNDECLARED,
            f"paragraph {introduction.number} of `{source.id}` introduces what may be a block quotation; "
            "the record does not declare it",
            place,
            f"if it is one, add to `parts`: - {{part: block, quote: {pasted(block.quote)}}}",
            related=[
                Label(source.file.span(introduction.end - 1, introduction.end), "introduced here"),
                Label(source.file.span(paragraph.start, paragraph.end), f"paragraph {paragraph.number}"),
            ],
        )


def _unquoted(desk: Desk, draft: RecordDraft, source: Source) -> Iterator[tuple[Anchor, str]]:
    for each in draft.unquoted:
        if each.quote and (anchor := desk.anchor(each.quote, source)) and each.reason:
            yield anchor, each.reason.value


def _part(desk: Desk, draft: PartDraft, source: Source) -> Part | None:
    """Find a declared part by its first and last words; its last mark belongs to it."""
    if not draft.quote or not draft.part:
        return None
    quoted = Quoted(draft.quote, source, None, draft.prefix, draft.suffix, limits=False)
    verdict = quoted.verdict()
    if isinstance(verdict, Refused):
        desk.findings.append(refused(quoted, verdict, ()))
        return None
    start, end, text = verdict.start, verdict.end, source.document.text
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    while start > 0 and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    return Part(PartKind(draft.part.value), start, end, draft.speaker.value if draft.speaker else None)
