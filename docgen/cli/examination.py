"""Turns an installation into what it is made of, what is wrong with it, and what to do about it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from typing import TYPE_CHECKING, Literal

from docgen.errors import DocgenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.contracts import DocumentType, Pack
    from docgen.office import FontStatus, OfficeStatus

DISTRIBUTION = "docgen"


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something an operator should mend (`error`) or know (`notice`), with its remedy."""

    severity: Literal["error", "notice"]
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Dependency:
    """A package docgen stands on: what is installed (empty: nothing) and what is asked for."""

    name: str
    installed: str
    required: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What `docgen doctor` found."""

    docgen: str
    python: str
    system: str
    dependencies: tuple[Dependency, ...]
    packs: tuple[Pack, ...]
    types: tuple[DocumentType, ...]
    office: OfficeStatus
    font: FontStatus
    ailments: tuple[Ailment, ...]

    @property
    def is_healthy(self) -> bool:
        """True when nothing has to be mended; notices do not count."""
        return all(ailment.severity != "error" for ailment in self.ailments)


def examine() -> Examination:
    """Look at everything once; what cannot be loaded becomes an ailment, so that one fault never hides another."""
    from docgen import api

    dependencies = tuple(_dependencies())
    packs, broken_packs = _open_packs()
    types, broken_types = _load_types()
    office, font = api.office_status(), api.font_status()
    return Examination(
        docgen=version(DISTRIBUTION),
        python=platform.python_version(),
        system=platform.platform(),
        dependencies=dependencies,
        packs=packs,
        types=types,
        office=office,
        font=font,
        ailments=(
            *_absent(dependencies),
            *broken_packs,
            *(ailment for pack in packs for ailment in _template_ailments(pack)),
            *broken_types,
            *_office_notices(office),
            *_font_notices(font),
        ),
    )


def _dependencies() -> Iterator[Dependency]:
    for requirement in requires(DISTRIBUTION) or ():
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0]
        bare = next((name[:index] for index, letter in enumerate(name) if letter in "<>=!~ (["), name)
        try:
            installed = version(bare)
        except PackageNotFoundError:
            installed = ""
        yield Dependency(bare, installed, name[len(bare) :].strip())


def _absent(dependencies: Iterable[Dependency]) -> Iterator[Ailment]:
    for dependency in dependencies:
        if not dependency.installed:
            yield Ailment(
                "error",
                "dependency-missing",
                f"Thiếu thư viện {dependency.name}.",
                f"cài lại docgen: pip install --force-reinstall {DISTRIBUTION}.",
            )


def _open_packs() -> tuple[tuple[Pack, ...], tuple[Ailment, ...]]:
    from docgen import api
    from docgen.discovery.registry import PACK_GROUP

    opened: list[Pack] = []
    broken: list[Ailment] = []
    for name in sorted({entry.name for entry in entry_points(group=PACK_GROUP)}):
        try:
            opened.append(api.open_pack(name))
        except DocgenError as error:
            broken.append(Ailment("error", "pack-broken", f"Gói mẫu «{name}»: {_sentence(error)}", error.hint))
    if not opened and not broken:
        broken.append(Ailment("error", "no-pack", "Chưa cài gói mẫu nào.", "cài lại docgen: gói nd30 đi kèm với nó."))
    return tuple(opened), tuple(broken)


def _load_types() -> tuple[tuple[DocumentType, ...], tuple[Ailment, ...]]:
    from docgen.discovery import document_type
    from docgen.discovery.registry import DOCUMENT_GROUP

    loaded: list[DocumentType] = []
    broken: list[Ailment] = []
    for name in sorted({entry.name for entry in entry_points(group=DOCUMENT_GROUP)}):
        try:
            loaded.append(document_type(name))
        except DocgenError as error:
            broken.append(Ailment("error", "type-broken", f"Loại văn bản «{name}»: {_sentence(error)}", error.hint))
    return tuple(loaded), tuple(broken)


def _template_ailments(pack: Pack) -> Iterator[Ailment]:
    """Templates that are absent, stale, or ask for what their view does not have."""
    from docgen import api

    try:
        stale = api.check_templates(pack.name)
    except DocgenError as error:
        yield Ailment("error", "pack-broken", f"Gói mẫu «{pack.name}»: {_sentence(error)}", error.hint)
        return
    for problem in stale:
        yield Ailment(
            "error", problem.code, f"Gói mẫu «{pack.name}»: {problem.location}: {problem.message}", problem.hint
        )
    for template in pack.templates.values():
        if template.path.is_file():
            yield from _contract_ailments(pack, template.name)


def _contract_ailments(pack: Pack, family: str) -> Iterator[Ailment]:
    from docgen import api

    template = pack.templates[family]
    try:
        problems = api.check_template(template.path, template.document)
    except DocgenError as error:
        yield Ailment(
            "error", "template-broken", f"Mẫu «{family}» của gói «{pack.name}»: {_sentence(error)}", error.hint
        )
        return
    for problem in problems:
        yield Ailment("error", problem.code, f"Mẫu «{family}» của gói «{pack.name}»: {problem.message}", problem.hint)


def _office_notices(office: OfficeStatus) -> Iterator[Ailment]:
    """Without LibreOffice everything works but PDF, so its absence is nothing to mend."""
    from docgen.office import PROGRAM_VARIABLE

    if not office.is_available:
        yield Ailment(
            "notice",
            "office-absent",
            f"Chưa làm được PDF: {office.reason}",
            f"sửa hoặc bỏ biến {PROGRAM_VARIABLE}."
            if os.environ.get(PROGRAM_VARIABLE)
            else "cài LibreOffice (libreoffice-writer); không cần nếu chỉ dùng tệp Word.",
        )


def _font_notices(font: FontStatus) -> Iterator[Ailment]:
    if not font.is_known:
        yield Ailment("notice", "font-unknown", font.reason, "trên Linux: cài fontconfig.")
    elif font.missing:
        yield Ailment(
            "notice",
            "font-lacks-letters",
            f"Phông {', '.join(font.stand_ins)} thay cho {font.wanted} thiếu chữ tiếng Việt: {font.missing}",
            "cài Times New Roman hoặc Liberation Serif 2 (fonts-liberation2), rồi làm lại PDF.",
        )
    elif font.stand_ins != (font.wanted,):
        yield Ailment(
            "notice",
            "font-substituted",
            f"Máy này không có {font.wanted}; PDF dùng {', '.join(font.stand_ins)}.",
            "cài Times New Roman nếu PDF là bản phát hành; tệp Word không bị ảnh hưởng.",
        )


def _sentence(error: DocgenError) -> str:
    return f"{error.location}: {error.message}" if error.location else error.message
