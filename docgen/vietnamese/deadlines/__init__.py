"""Turns the deadlines of Vietnamese administrative text ("thời hạn", "thời gian thực hiện") into values.

The grammar, over NFC text; blanks between words are any white space:

```
deadline   = window | before | by | in | periodic | relative | free words ;
cell       = [ "hoàn thành" | "xong" … ] , ( deadline | continuous | cycle | until | part | point ) , [ remark ] ;
until      = [ "từ nay" ] , "đến" , [ "hết" ] , ( point | "năm" ) ;
part       = ( "đầu" | "giữa" | "cuối" ) , point | [ month , "/" ] , year ;
before     = "trước" , point ;
by         = ( "chậm nhất" | "hạn cuối" | "không quá" … ) , { "là" | "vào" | "đến" | "trước" | "hết" } , point
           | "đến hết" , point | "đến" , "ngày" , point ;
in         = ( "trong" | "vào" ) , [ "đầu" | "giữa" | "cuối" ] , ( point | "năm" ) ;
window     = [ "từ" ] , ( point | day ) , ( "đến" | "-" ) , [ "hết" | "trước" ] , point ;
periodic   = [ "định kỳ" ] , point with a cycle ;
relative   = [ "chậm nhất là" | "trong vòng" … ] , number , unit , [ ( "kể từ" | "sau khi" … ) , anchor ] ;
continuous = ( "thường xuyên" | "cả năm" | "quanh năm" … ) , [ year ] ;
cycle      = [ "định kỳ" ] , report period , { ( "," | "và" | "hoặc" ) , report period } , [ before | by ] ;
point      = [ hour ] , [ weekday ] , ( date | month | quarter | half year | year ) , [ suffix ] ;
date       = [ "ngày" ] , day , ( "/" | "tháng" ) , month , [ ( "/" | "năm" ) , year ] | "ngày" , day ;
suffix     = "hằng năm" | "hàng tháng" | "của tháng kế tiếp" | "mỗi quý" | "năm trước" | "năm sau" ;
remark     = "(" , words , ")" ;
unit       = "ngày làm việc" | "ngày" | "tuần" | "tháng" | "năm" | "giờ" ;
```

A day that no calendar has (31/2) is an error in a cell and `free` in running text. All other words are `free`.
"""

from docgen.vietnamese.deadlines.scanning import find_deadlines, parse_deadline
from docgen.vietnamese.deadlines.values import Deadline, DeadlineKind, DeadlineSpan, PartialDate

__all__ = [
    "Deadline",
    "DeadlineKind",
    "DeadlineSpan",
    "PartialDate",
    "find_deadlines",
    "parse_deadline",
]
