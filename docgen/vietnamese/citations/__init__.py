"""Turns the citations ("viện dẫn") inside Vietnamese administrative text into values and back.

The grammar, over NFC text; blanks between words are any white space, and a stray blank inside a number is tolerated:

```
citations   = { any text | citation } ;
citation    = act | law ;
act         = head , [ date ] , [ issuer , [ date ] ] , [ title ] ;
head        = [ type , [ "số" ] ] , reference
            | type , "số" , digits                          (* "Nghị định số 30" *)
            | type , "số" , "/" , symbol                    (* not yet numbered *)
            | Type , date ;                                 (* "Kế hoạch ngày 11/4/2024" *)
reference   = number , "/" , [ year , "/" ] , symbol        (* 277/LĐTBXH-BĐG, 30/2020/NĐ-CP *)
            | number , "-" , code , "/" , body ;            (* the Party: 104-KH/TU, 21-CT/TW *)
number      = digits , [ letter ] | "..." ;
symbol      = group , { ( "-" | "/" ) , group } ;           (* group: capitals first: UBND, TTg, CTTN&BĐG, QH15 *)
date        = [ "," ] , [ "ngày" ] , calendar date | "ngày ... tháng ... năm 2024" | "năm" , year ;
issuer      = "của" , name of a body ;                      (* up to a verb, a preposition, a date or punctuation *)
title       = ( "về" | "về việc" | "V/v" ) , words | title verb , words | quoted words ;
law         = ( "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp" ) , name ,
              [ "số" , reference ] , [ date | year ] , [ issuer ] ;
```

`Type` with a capital is any entry of `DOCUMENT_TYPES`. A title ends before `;`, `:`, the end of the sentence, the next
act of a list (`, Kế hoạch số …`, `và Công văn số …`), a clause with its own subject and verb (`, Ủy ban nhân dân thị xã
Cửa Lò ban hành`), an aside (`(sau đây gọi tắt là …)`) and a clause on the citing document itself (`và … của Kế hoạch
này`). An act named inside a title without such a separator (`về thực hiện Quyết định số 2232/QĐ-TTg`) belongs to the
title and is `nested`. A part of an act (`điểm a khoản 2 Điều 103 Luật …`) cites the act: the span begins at its type.
"""

from docgen.vietnamese.citations.formatting import CitationStyle, format_citation
from docgen.vietnamese.citations.scanning import find_citations, parse_citation
from docgen.vietnamese.citations.types import DOCUMENT_TYPES, DocumentType
from docgen.vietnamese.citations.values import Citation, CitationSpan, DateForm, Span

__all__ = [
    "DOCUMENT_TYPES",
    "Citation",
    "CitationSpan",
    "CitationStyle",
    "DateForm",
    "DocumentType",
    "Span",
    "find_citations",
    "format_citation",
    "parse_citation",
]
