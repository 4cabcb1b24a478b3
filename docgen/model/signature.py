"""Who signs and by what right: quyền hạn, chức vụ, họ tên (ô số 7a, 7b; nd30 CK-01 to CK-11)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from docgen.model.base import Line, Part, written_value


class SigningRight(StrEnum):
    """The abbreviations before the authority signed for (nd30 CK-01 to CK-05)."""

    ON_BEHALF_OF_COLLECTIVE = "TM."
    ACTING_HEAD = "Q."
    DEPUTY = "KT."
    BY_ORDER = "TL."
    BY_AUTHORISATION = "TUQ."


@dataclass(frozen=True, slots=True)
class SigningAuthorityValue:
    """`TM. ỦY BAN NHÂN DÂN`: the right and the body or title signed for."""

    right: SigningRight
    of: str
    written: str


_RIGHT = re.compile(r"^(TM|Q|KT|TL|TUQ)\. (\S.*)$")
_LOOKS_LIKE_A_RIGHT = re.compile(
    r"^(T\s*/?\s*M|Q|K\s*/?\s*T|T\s*/?\s*L|T\s*/?\s*U\s*/?\s*Q)\b[\s./]*(.*)$", re.IGNORECASE
)


def parse_signing_authority(text: str) -> SigningAuthorityValue:
    """`TM. ỦY BAN NHÂN DÂN` → value; the full stop and the blank are part of the decree (nd30 CK-06)."""
    match = _RIGHT.match(text)
    if match:
        return SigningAuthorityValue(SigningRight(match[1] + "."), match[2], text)
    near = _LOOKS_LIKE_A_RIGHT.match(text)
    if near:
        letters = re.sub(r"[^A-Z]", "", near[1].upper())
        raise ValueError(
            f"«{text}» viết chưa đúng chữ viết tắt quyền hạn: ghi «{letters}. {near[2]}», có dấu chấm và một dấu cách"
        )
    raise ValueError(f"«{text}» không bắt đầu bằng TM., Q., KT., TL. hoặc TUQ.; chức vụ của người ký ghi ở «position»")


SigningAuthority = Annotated[
    SigningAuthorityValue,
    written_value(
        parse_signing_authority,
        lambda value: value.written,
        description="Quyền hạn ký: TM., Q., KT., TL. hoặc TUQ. và tên tập thể hoặc chức vụ người đứng đầu.",
        examples=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
    ),
]


class Signature(Part):
    """Người ký: quyền hạn (nested ones from outer to inner), chức vụ, chức vụ khác, họ tên."""

    authority: tuple[SigningAuthority, ...] = Field(
        (),
        title="Quyền hạn của người ký",
        description="Từ ngoài vào trong, mỗi quyền hạn một dòng; để trống nếu người đứng đầu ký trực tiếp.",
        max_length=3,
    )
    position: Line | None = Field(
        None, title="Chức vụ của người ký", description="Chức vụ lãnh đạo chính thức: PHÓ CHỦ TỊCH."
    )
    other_titles: tuple[Line, ...] = Field(
        (), title="Chức vụ khác", description="Ghi phía trên họ tên, ví dụ chức vụ ở cơ quan khác của người ký."
    )
    full_name: Line = Field(title="Họ và tên", description="Không ghi học hàm, học vị, danh hiệu.", max_length=50)

    @model_validator(mode="after")
    def _is_a_chain_the_decree_knows(self) -> Signature:
        rights = [authority.right for authority in self.authority]
        last = rights[-1] if rights else None
        if self.position is None and last is not SigningRight.ACTING_HEAD:
            raise PydanticCustomError("position_missing", "chưa ghi chức vụ của người ký ở «position»")
        if SigningRight.ON_BEHALF_OF_COLLECTIVE in rights[1:]:
            raise PydanticCustomError("authority_order", "TM. chỉ đứng ở dòng đầu của phần quyền hạn")
        closed = {SigningRight.DEPUTY, SigningRight.ACTING_HEAD, SigningRight.BY_AUTHORISATION}
        for authority in self.authority[:-1]:
            if authority.right in closed:
                raise PydanticCustomError(
                    "authority_order",
                    "sau «{written}» là chức vụ của chính người ký, không thể thêm một quyền hạn nữa",
                    {"written": authority.written},
                )
        for authority in self.authority:
            if authority.right is SigningRight.DEPUTY and authority.of.casefold().startswith("phó"):
                raise PydanticCustomError(
                    "deputy_of_deputy",
                    "sau KT. là chức vụ của người đứng đầu, không phải «{of}»",
                    {"of": authority.of},
                )
        return self
