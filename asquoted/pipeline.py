"""Files in, outcome out: no disk, no clock, nothing but the bytes of the files decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from asquoted.files.catalogue import FOLDER as CATALOGUES, parse_catalogue
from asquoted.files.drafts import RecordDraft, SpeakerDraft
from asquoted.files.given import Files, what_stands
from asquoted.files.kinds import Text, is_language, is_slug, slugified
from asquoted.files.limits import limits_of
from asquoted.files.names import DEVICES, RESERVED
from asquoted.files.parse import parse_record, parse_settings, parse_speakers
from asquoted.files.rules import FILE_NAME, NOT_TRANSLATED
from asquoted.files.settings import SETTINGS, SettingsDraft
from asquoted.files.text import Unreadable, decode
from asquoted.findings import Finding, Label, SourceFile
from asquoted.known_briefs import KnownBriefs
from asquoted.last_check import LastCheck
from asquoted.model import Library, Settings, Source
from asquoted.outcome import Counts, Outcome
from asquoted.resolve.checked import CheckedBrief, Ground, check_briefs
from asquoted.resolve.desk import Desk
from asquoted.resolve.packed import pack, unpack
from asquoted.resolve.prose import check_words
from asquoted.resolve.sources import resolve_sources, seal_of
from asquoted.resolve.speakers import resolve_speakers
from asquoted.rules.project import NOTHING_CHECKED
from asquoted.store import Store, key_of
from asquoted.wording import ENGLISH, Wording

SPEAKERS = "briefs/speakers.yml"


@dataclass
class _Read:
    """What could be read of the files.

    Attributes:
        records: The records by id, and what could be read of them.
        texts: The texts by id, and the seal of their bytes.
        briefs: The files of briefs by path; each is read when it is checked.
        speakers: The registry.
        settings: What the project sets for itself, and in which language.
        catalogues: Translations of the pages by language.
    """

    records: dict[str, tuple[SourceFile, RecordDraft | None]] = field(default_factory=dict)
    texts: dict[str, tuple[SourceFile, str]] = field(default_factory=dict)
    briefs: dict[str, bytes | Unreadable] = field(default_factory=dict)
    speakers: tuple[SpeakerDraft, ...] = ()
    settings: Settings = field(default_factory=Settings)
    language: Text | None = None
    catalogues: dict[str, Wording | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Base:
    """The files of a project that are no briefs, for another process to read.

    Attributes:
        key: What tells it from any other.
        files: The files.
    """

    key: str
    files: Files = field(compare=False, repr=False)


Spread = Callable[[Base, Files], Iterator[tuple[str, bytes]]]
"""Checks briefs somewhere else (see `check_apart`), and yields what is found of each as data, in any order."""


def check(
    files: Files, store: Store | None = None, spread: Spread | None = None, last: LastCheck | None = None
) -> Outcome:
    """Check everything that the files hold; all problems are found in one run.

    Args:
        files: The files of the project.
        store: What earlier runs have kept, and where this one keeps what it finds. It changes only how long this takes.
        spread: What checks briefs elsewhere; they are checked here if it is not given.
        last: What the last check in this run of the program found; it is replaced by this one.
    """
    last = last or LastCheck()
    ground, briefs = last.ground(files) or grounded(files, last)
    shared = files.get(SETTINGS), files.get(SPEAKERS)
    kept = KnownBriefs(store, files, ground, (SETTINGS, SPEAKERS)) if store is not None else None
    checked = {path: found for path, data in briefs.items() if (found := last.brief(path, data, ground, shared))}
    if kept:
        others = {path: data for path, data in briefs.items() if path not in checked}
        checked |= {path: found for path, data in others.items() if (found := kept.get(path, data))}
    left = {path: data for path, data in briefs.items() if path not in checked}
    for path, found, packed in _found(files, ground, left, spread):
        checked[path] = found
        if kept:
            kept.put(path, left[path], found, packed or pack(found, ground))
    last.keep(files, ground, checked, shared)
    return _outcome(files, ground, [checked[path] for path in briefs])


def _found(
    files: Files, ground: Ground, briefs: Files, spread: Spread | None
) -> Iterator[tuple[str, CheckedBrief, bytes | None]]:
    """Yield what is found of each brief, here or elsewhere; what comes from there as data, too."""
    left = dict(briefs)
    if spread and briefs:
        base = {path: data for path, data in files.items() if path not in briefs and not path.startswith("wording/")}
        key = key_of("base", *(part for path, data in base.items() for part in (path, what_stands(data))))
        _GROUNDS.clear()
        _GROUNDS[key] = ground
        for path, packed in spread(Base(key, base), briefs):
            if found := unpack(packed, ground, decode(path, briefs[path], [])):
                del left[path]
                yield path, found, packed
    yield from ((path, found, None) for path, found in check_briefs(ground, left))


_GROUNDS: dict[str, Ground] = {}
"""The ground on which briefs were last checked in this process, or in the one that it was split off from."""


def ground_of(base: Base) -> Ground:
    """Return the ground that some files make, laid once in a process."""
    if base.key not in _GROUNDS:
        _GROUNDS.clear()
        _GROUNDS[base.key] = grounded(base.files)[0]
    return _GROUNDS[base.key]


def check_apart(base: Base, briefs: Files) -> list[tuple[str, bytes]]:
    """Check some briefs in another process, on a ground that is laid there once; return what is found as data."""
    ground = ground_of(base)
    return [(path, pack(found, ground)) for path, found in check_briefs(ground, briefs)]


def grounded(files: Files, last: LastCheck | None = None) -> tuple[Ground, dict[str, bytes | Unreadable]]:
    """Check what every brief rests on, and return it with the files of the briefs, by path and in their order.

    What is as it was in the last check is the very same thing.
    """
    last = last or LastCheck()
    desk = Desk()
    read = _read(desk, files)
    resolve_sources(desk, read.records, read.texts)
    desk.sources = last.sources(desk.sources)
    speakers = last.speakers(resolve_speakers(desk, read.speakers))
    for _, record in read.records.values():
        reasons = [each.reason for each in record.unquoted if each.reason] if record else []
        check_words(desk, reasons, read.settings)
    return Ground(desk, speakers, read.settings), read.briefs


def _outcome(files: Files, ground: Ground, checked: Sequence[CheckedBrief]) -> Outcome:
    """Put together what is found of the ground and of each brief."""
    briefs = tuple(each.brief for each in checked if each.brief)
    quotes = tuple(quote for each in checked for quote in each.quotes)
    counts = Counts(
        sources=len(ground.desk.sources),
        briefs=len(briefs),
        claims=sum(each.claims for each in checked),
        quotes=len(quotes),
        exact=sum(quote.anchor is not None for quote in quotes),
    )
    findings = [*ground.desk.findings, *(finding for each in checked for finding in each.findings)]
    if not counts.quotes and not any(finding.is_error for finding in findings):
        findings.append(_nothing(files))
    return Outcome(
        Library(ground.desk.sources, ground.speakers, briefs, ground.settings),
        quotes,
        _told(_ordered(findings), ground.settings.limits.findings),
        counts,
    )


def read_sources(files: Files) -> tuple[list[Source], tuple[Finding, ...]]:
    """Return the sources whose text stands, in the order of their ids, and what is wrong with the others."""
    desk = Desk()
    read = _read(desk, {path: data for path, data in files.items() if path.startswith("seeds/")})
    resolve_sources(desk, read.records, read.texts)
    return [desk.sources[id_] for id_ in sorted(desk.sources)], _ordered(desk.findings)


def _read(desk: Desk, files: Files) -> _Read:
    read = _Read()
    for path in sorted(files):
        data = files[path]
        where = PurePosixPath(path)
        if path != SETTINGS and isinstance(data, Unreadable) and not where.suffix:
            decode(path, data, desk.findings)  # a folder that cannot be looked into
            continue
        if path != SETTINGS and not _well_named(desk, where):
            continue
        if where.parts[0] == "briefs" and path != SPEAKERS:
            read.briefs[path] = data
            continue
        file = decode(path, data, desk.findings)
        if where.suffix == ".txt":
            if file and isinstance(data, bytes):
                read.texts[where.stem] = file, seal_of(data)
            else:
                desk.unusable.add(where.stem)
        elif where.parts[0] == "seeds":
            draft = parse_record(file, desk.findings, read.settings.limits) if file else None
            read.records[where.stem] = file or SourceFile(path, ""), draft
        elif path == SETTINGS:
            settings = parse_settings(file, desk.findings) if file else None
            read.settings, read.language = _settings(settings), settings.language if settings else None
        elif where.suffix == ".po":
            read.catalogues[where.stem] = parse_catalogue(file, where.stem, desk.findings) if file else None
        else:  # SPEAKERS
            read.speakers = parse_speakers(file, desk.findings, read.settings.limits) if file else ()
    if read.language:
        read.settings = replace(read.settings, wording=_wording(desk, read.language, read.catalogues))
    return read


def _wording(desk: Desk, language: Text, catalogues: Mapping[str, Wording | None]) -> Wording:
    """Return how the pages speak; a language without a catalogue is a finding, and they stay English."""
    if language.value in catalogues:
        return catalogues[language.value] or Wording()
    if language.value.partition("-")[0].lower() == ENGLISH:
        return Wording()
    path = f"{CATALOGUES}/{language.value}.po"
    hint = f"begin it with `python3 build.py new wording {language.value}`"
    desk.report(NOT_TRANSLATED, f"there is no catalogue `{path}`: the pages stay English", language.span, hint)
    return Wording()


def _settings(draft: SettingsDraft | None) -> Settings:
    if draft is None:
        return Settings()
    return Settings(
        repository=draft.repository.value.rstrip("/") if draft.repository else None,
        branch=draft.branch.value if draft.branch else Settings().branch,
        contested=tuple(word.value for word in draft.contested),
        verdicts=tuple(word.value for word in draft.verdicts),
        neutral=tuple(word.value for word in draft.neutral),
        limits=limits_of(draft.limits),
    )


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _told(findings: tuple[Finding, ...], most: int) -> tuple[Finding, ...]:
    """Leave out what a rule has to say of a file after so many findings; the last one says how many there were."""
    kinds = Counter((each.primary.span.file.path, each.rule.code) for each in findings)
    if not kinds or kinds.most_common(1)[0][1] <= most:
        return findings
    told: list[Finding] = []
    seen: Counter[tuple[str, str]] = Counter()
    for each in findings:
        kind = each.primary.span.file.path, each.rule.code
        seen[kind] += 1
        if seen[kind] == most < kinds[kind]:
            more = f"{kinds[kind] - most} more of this rule in this file are not told: `limits` in asquoted.yml"
            told.append(replace(each, notes=(*each.notes, more)))
        elif seen[kind] <= most:
            told.append(each)
    return tuple(told)


def _well_named(desk: Desk, where: PurePosixPath) -> bool:
    """Tell whether a file is one that is read; one that looks like it but is not is a finding."""
    folder = where.parts[0]
    kinds = {"seeds": (".yml", ".txt"), "briefs": (".yml",), CATALOGUES: (".po",)}[folder]
    id_ = "<language>" if folder == CATALOGUES else "<id>"
    shown = " or ".join(f"{folder}/{id_}{kind}" for kind in kinds)
    problem = None
    if len(where.parts) > 2:
        problem = "files in folders are not read", f"move it to {shown}"
    elif where.suffix not in kinds:
        problem = f"`{where.name}` is not read", f"name it {shown}, or move it out of {folder}/"
    elif folder == CATALOGUES:
        problem = None if is_language(where.stem) else (f"`{where.stem}` is no language tag", f"name it {shown}")
    elif not is_slug(where.stem):
        better = slugified(where.stem)
        problem = (
            f"`{where.stem}` cannot be an id",
            f"rename it: {better}{where.suffix}" if better else f"name it {shown}",
        )
    elif where.stem in RESERVED[folder] and str(where) != SPEAKERS:
        problem = (
            f"`{where.stem}` cannot be the name of a {'brief' if folder == 'briefs' else 'source'}",
            "that address is taken; choose another name",
        )
    elif where.stem in DEVICES:
        problem = f"`{where.stem}` is the name of a device on Windows, where no file can have it", "rename it"
    if problem is None:
        return True
    desk.report(FILE_NAME, problem[0], SourceFile(str(where), "").span(), problem[1])
    return False


def _nothing(files: Iterable[str]) -> Finding:
    """Say that nothing was checked, where nothing else says why."""
    ours = sorted(path for path in files if path != SETTINGS)
    place = next((path for path in ours if path.startswith("briefs/")), "briefs")
    hint = "write a brief: see “Contribute” in the docs; a folder with nothing to check is not a success"
    if not ours:
        hint = "is this the right folder? `--project DIR` names another; `python3 build.py new project DIR` begins one"
    return Finding(
        rule=NOTHING_CHECKED,
        message="no quote was checked: there are none in briefs/",
        primary=Label(SourceFile(place, "").span()),
        hint=hint,
    )
