"""Turns the periods of Vietnamese administrative text ("khoảng thời gian", "kỳ báo cáo") into values.

The grammar, over NFC text; blanks between words are any white space:

```
period      = school year | term | range | quarter | half year | months | month | until | since | years | year ;
school year = "năm học" , span ;
term        = "nhiệm kỳ" , ( span | roman ) | ( "khóa" | "khoá" ) , ( roman | digits ) ;
range       = ( "giai đoạn" | "thời kỳ" | [ count ] , "năm" | "các năm" ) , span
            | "từ" , [ "năm" ] , span | year , "-" , year ;
span        = year , ( "-" | "đến" ) , [ "năm" ] , ( year | two digits ) ;
quarter     = "quý" , ( roman | digit ) , { ( "," | "-" | "và" ) , ( roman | digit ) } , [ of year ] ;
half year   = ( "6 tháng" | "nửa" ) , ( "đầu" | "cuối" ) , "năm" , [ year ] ;
months      = count , "tháng" , [ "đầu" | "cuối" ] , "năm" , [ year ]
            | count , "tháng" ;                             (* in running text only after "báo cáo", "kết quả" … *)
month       = "tháng" , digits , [ "-" , digits ] , [ of year ] ;
of year     = ( "/" | "năm" ) , year ;
until       = ( "đến" | "tới" ) , [ "hết" ] , [ "năm" ] , year ;
since       = [ "kể" ] , "từ" , [ "năm" ] , year , [ "trở đi" ] ;
years       = [ "các" ] , "năm" , year , { ( "," | "và" ) , year } ;
year        = "năm" , four digits of 1900 to 2199 ;

report period = [ "định kỳ" | "báo cáo" ] , item , { ( "," | "và" | "hoặc" ) , item } ;
item          = ( "hàng" | "hằng" | "mỗi" ) , unit | unit , "/lần" | unit | "đột xuất" | "khi có yêu cầu" ;
unit          = "tháng" | "quý" | "6 tháng" | "9 tháng" | "năm" ;
```
"""

from docgen.vietnamese.periods.grammar import find_periods, parse_period
from docgen.vietnamese.periods.reporting import (
    ReportPeriod,
    ReportPeriodKind,
    ReportPeriodSpan,
    find_report_periods,
    parse_report_period,
)
from docgen.vietnamese.periods.values import Period, PeriodKind, PeriodSpan

__all__ = [
    "Period",
    "PeriodKind",
    "PeriodSpan",
    "ReportPeriod",
    "ReportPeriodKind",
    "ReportPeriodSpan",
    "find_periods",
    "find_report_periods",
    "parse_period",
    "parse_report_period",
]
