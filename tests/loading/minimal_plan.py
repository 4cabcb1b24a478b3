"""The shortest valid plan, as text and as data, for tests that change one thing."""

import json
from pathlib import Path

from docgen.loading import dump_json, load_document

TEXT = """\
document: plan
year: 2026
issuer:
  name: Ủy ban nhân dân phường Cửa Lò
  code: UBND
  place: Cửa Lò
subject: Thực hiện công tác bình đẳng giới năm 2026
sections:
  - part: tasks
    title: Nhiệm vụ
    items:
      - id: truyen-thong
        text: Đẩy mạnh truyền thông về bình đẳng giới.
        lead: Phòng Văn hóa - Xã hội
signature:
  authority: [TM. ỦY BAN NHÂN DÂN]
  position: CHỦ TỊCH
  full_name: Nguyễn Văn A
"""
PLAN = load_document(TEXT.encode())
DATA = json.loads(dump_json(PLAN))

ROOT = Path(__file__).parents[2]
REAL_FILES = [ROOT / "samples" / "cua-lo-2024" / "plan.yaml", ROOT / "docgen" / "documents" / "plan" / "starter.yaml"]


def with_changes(document, **changes):
    """A validated copy."""
    fields = {name: getattr(document, name) for name in type(document).model_fields}
    return type(document).model_validate(fields | changes)
