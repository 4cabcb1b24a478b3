r"""Turns document facts into an outline, the one textual form of a Word document, and an outline into facts.

The law: `parse(show(facts)) == facts`. An outline has about one line a paragraph; it names effective values, styles
once at the top, and below only what differs.

```
document lang=vi-VN
style[Normal] size=14pt align=both first=10mm
section title-page
  header[default]
    p align=center first=0: {field=PAGE|2}
  table grid=60mm,100mm layout=fixed
    row
      cell | p align=center first=0 size=13pt: ỦY BAN NHÂN DÂN
      cell | p align=center first=0 bold: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  p[ND30 Mục] list(text="I." num=1): MỤC ĐÍCH, YÊU CẦU
  p: Thực hiện {bold|Kế hoạch số 55/KH-UBND} năm\~2024
```

Grammar (EBNF). Indentation is two spaces a level; blank lines and lines beginning with `#` say nothing.

```
outline   = { line } ;
line      = indent , node , newline ;
node      = keyword , [ "[" , name , "]" ] , { " " , token } , [ ":" , [ " " , inline ] | " | " , node ] ;
token     = word | word , "=" , value | word , "(" , token , { " " , token } , ")" ;
value     = bare | '"' , text , '"' ;                     (* a flag is off by "=no" *)
inline    = { text | "{" , [ token , { " " , token } ] , "|" , text , "}" } ;
keyword   = "document" | "core" | "application" | "custom" | "data" | "style" | "section" | "header" | "footer"
          | "p" | "draw" | "table" | "row" | "cell" | "footnote" | "endnote" | "comment" | "change" | "control" ;
escape    = "\t" tab | "\n" line break | "\f" page break | "\v" column break | "\~" no-break space
          | "\s" space at an end | "\u{" , hex , "}" | "\" , any other letter ;
```

What stands where: `header[…]`, `footer[…]` (`default`, `first`, `even`; `none` for empty) in a `section`; `draw[kind]`
below a `p`; `row` in a `table`; `cell` in a `row`; blocks (`p`, `table`) in a section, header, cell, drawing or note.
`cell | p …` is a cell with that one paragraph. A header not named is that of the section before. Blocks outside any
section make one with the default page (A4, margins 20, 20, 30, 20 mm).

What a line leaves out: a paragraph's tokens start from its style (`p` alone is Normal), run tokens on a `p` line hold
for all its letters, tokens inside `{…|…}` start from the paragraph's, `mark(…)` and `list(…)` likewise; a cell's width
is that of its grid columns and its borders are those its table gives it; everything else starts from the defaults of
the facts.
Lengths carry a unit (pt, mm, cm, in). Tokens are listed by the tables in `outline/keys.py`; an unknown one is answered
with the list of those allowed there.
"""

from __future__ import annotations

from docgen.ooxml.outline.parse import parse
from docgen.ooxml.outline.show import show

__all__ = ["parse", "show"]
