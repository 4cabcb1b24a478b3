"""One document an office habit: right ones laid out unlike our recipes, and wrong ones as archives hold them."""

from __future__ import annotations

from dataclasses import replace

from office_documents import (
    BODY,
    DATE,
    ISSUER,
    MOTTO,
    NATIONAL,
    NUMBER,
    PARENT,
    PLAIN,
    RECIPIENTS,
    SUBJECT,
    Hand,
    body,
    docx,
    end,
    head,
    left_column,
    line,
    part,
    right_column,
    run,
    several,
    table,
    text,
    title,
    under,
    whole,
)

_COLUMNS = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6300"/></w:tabs>'


def tabs_for_tables() -> bytes:
    """Two columns typed at centred tab stops, above and below the text."""
    hand = PLAIN
    pairs = [
        (run(f"\t{PARENT}\t", hand, size=13), run(NATIONAL, hand, size=13, look="b")),
        (run(f"\t{ISSUER}\t", hand, size=13, look="b"), run(MOTTO, hand, look="b")),
        (run("\t_________\t", hand, size=13), run("_" * 26, hand)),
        (run(f"\t{NUMBER}\t", hand, size=13), run(DATE, hand, look="i")),
    ]
    top = "".join(several(*pair, before=_COLUMNS) for pair in pairs)
    close = several(run("Nơi nhận:", hand, size=12, look="bi"), run("\t\tGIÁM ĐỐC", hand, look="b"), before=_COLUMNS)
    close += "".join(line(words, hand, size=11, align="left") for words in RECIPIENTS)
    close += line("", hand) + several(run("\t\tNguyễn Văn An", hand, look="b"), before=_COLUMNS)
    return docx(top + title(hand) + body(hand) + line("", hand) + close)


def one_row_of_two_cells() -> bytes:
    """Number and date in the same cells as the names."""
    return docx(table((left_column(PLAIN), right_column(PLAIN))) + title(PLAIN) + body(PLAIN) + end(PLAIN))


def every_line_a_row() -> bytes:
    hand = PLAIN
    rows = [
        (line(PARENT, hand, size=13), line(NATIONAL, hand, size=13, look="b")),
        (line(ISSUER, hand, size=13, look="b"), line(MOTTO, hand, look="b")),
        (line("_________", hand, size=13), line("_" * 26, hand)),
        (line(NUMBER, hand, size=13), line(DATE, hand, look="i")),
    ]
    return docx(table(*rows) + title(hand) + body(hand) + end(hand))


def lines_as_borders() -> bytes:
    """The lines are bottom borders of tiny empty paragraphs."""
    hand = PLAIN
    left = line(PARENT, hand, size=13) + line(ISSUER, hand, size=13, look="b") + under(1000, 3300, hand)
    right = line(NATIONAL, hand, size=13, look="b") + line(MOTTO, hand, look="b") + under(3430, 5771, hand)
    top = table((left, right), (line(NUMBER, hand, size=13), line(DATE, hand, look="i")))
    return docx(top + title(hand) + body(hand) + end(hand))


def fonts_by_theme() -> bytes:
    """No run names a font: docDefaults point to the theme, and the theme says Times New Roman."""
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:fontScheme name="Office">'
        '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    styles = part("styles", f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>")
    hand = Hand(fonts="", parts={"styles": styles, "theme/theme1": theme})
    return docx(whole(hand), hand)


def word_2007() -> bytes:
    """No compatibility setting, the style Normal carries the font, the lines are VML drawn with the mouse."""
    styles = part(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>',
    )
    hand = Hand(fonts="", parts={"styles": styles, "settings": part("settings", "<w:compat/>")})

    def drawn(words: str, begin: float, width: float, **look: object) -> str:
        shape = (
            f'<w:r><w:pict><v:line style="position:absolute;z-index:1" from="{begin}pt,18pt" to="{begin + width}pt,18pt" '
            'strokeweight=".75pt"/></w:pict></w:r></w:p>'
        )
        return line(words, hand, **look).removesuffix("</w:p>") + shape

    left = line(PARENT, hand, size=13) + drawn(ISSUER, 60, 50, size=13, look="b")
    right = line(NATIONAL, hand, size=13, look="b") + drawn(MOTTO, 42, 178, look="b")
    top = table((left, right), (line(NUMBER, hand, size=13), line(DATE, hand, look="i")))
    return docx(top + title(hand) + body(hand) + end(hand), hand)


def connectors_of_word_2010() -> bytes:
    """The lines are straight connectors of DrawingML, anchored in the paragraphs above them, empty for older programs."""

    def connector(left: float, width: float) -> str:
        spaces = " ".join(
            f'xmlns:{prefix}="http://schemas.{uri}"'
            for prefix, uri in (
                ("mc", "openxmlformats.org/markup-compatibility/2006"),
                ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
                ("a", "openxmlformats.org/drawingml/2006/main"),
                ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
            )
        )
        place = "".join(
            f'<wp:position{way} relativeFrom="{origin}"><wp:posOffset>{int(points * 12700)}</wp:posOffset></wp:position{way}>'
            for way, origin, points in (("H", "column", left), ("V", "paragraph", 18))
        )
        shape = (
            '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
            "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
        )
        drawing = (
            f'<w:drawing><wp:anchor simplePos="0">{place}<wp:extent cx="{int(width * 12700)}" cy="0"/><wp:wrapNone/>'
            f'<wp:docPr id="1" name="Straight Connector 1"/><a:graphic><a:graphicData uri="wps">{shape}</a:graphicData>'
            "</a:graphic></wp:anchor></w:drawing>"
        )
        choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback/>'
        return f"<w:r><mc:AlternateContent {spaces}>{choice}</mc:AlternateContent></w:r></w:p>"

    def drawn(words: str, left: float, width: float, **look: object) -> str:
        return line(words, PLAIN, **look).removesuffix("</w:p>") + connector(left, width)

    names = line(PARENT, PLAIN, size=13) + drawn(ISSUER, 52, 50, size=13, look="b")
    national = line(NATIONAL, PLAIN, size=13, look="b") + drawn(MOTTO, 48, 171, look="b")
    top = table((names, national), (line(NUMBER, PLAIN, size=13), line(DATE, PLAIN, look="i")))
    subject = line("", PLAIN) + line("KẾ HOẠCH", PLAIN, look="b") + drawn(SUBJECT, 195, 60, look="b")
    return docx(top + subject + body(PLAIN) + end(PLAIN))


def a_column_between() -> bytes:
    """Three columns, the middle one empty; small blank paragraphs above number and date."""
    rows = (
        (left_column(PLAIN, number=False), line("", PLAIN), right_column(PLAIN, date=False)),
        (line("", PLAIN, size=6) + line(NUMBER, PLAIN, size=13), line("", PLAIN), line(DATE, PLAIN, look="i")),
    )
    return docx(table(*rows, widths=(3200, 100, 5771)) + title(PLAIN) + body(PLAIN) + end(PLAIN))


def wps_habits() -> bytes:
    """As WPS writes: East Asian fonts beside Times New Roman, a document grid for lines, no theme."""
    fonts = '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
    styles = part(
        "styles",
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/></w:pPr>'
        '<w:rPr><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:style>',
    )
    hand = Hand(fonts=fonts, parts={"styles": styles}, section='<w:docGrid w:type="lines" w:linePitch="312"/>')
    return docx(whole(hand), hand)


def header_in_text_boxes() -> bytes:
    """Two floating boxes of VML hold the header."""

    def box(inner: str, x: float, width: float) -> str:
        return (
            f'<w:r><w:pict><v:shape style="position:absolute;margin-left:{x}pt;margin-top:0;width:{width}pt;height:90pt" stroked="f">'
            f'<v:textbox inset="0,0,0,0"><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        )

    anchor = f"<w:p>{box(left_column(PLAIN), 0, 180)}{box(right_column(PLAIN), 180, 273)}</w:p>"
    return docx(anchor + line("", PLAIN) * 5 + title(PLAIN) + body(PLAIN) + end(PLAIN))


RIGHT = {
    "tabs for tables": tabs_for_tables,
    "one row of two cells": one_row_of_two_cells,
    "every line a row": every_line_a_row,
    "lines as borders": lines_as_borders,
    "fonts by theme": fonts_by_theme,
    "Word 2007": word_2007,
    "connectors of Word 2010": connectors_of_word_2010,
    "a column between": a_column_between,
    "WPS habits": wps_habits,
    "header in text boxes": header_in_text_boxes,
    "direct formatting and no style at all": lambda: docx(whole()),
}


def habits_of_2011() -> bytes:
    """Thông tư 01/2011: page number at the bottom right, number and date of the old kind, narrow left margin."""
    number = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    hand = replace(PLAIN, margins=(1134, 1134, 1134, 1440), parts={"footer1": part("ftr", number)})
    blocks = whole(hand).replace(NUMBER, "Số 5/KH-SCT").replace(DATE, "Nghệ An, ngày 5 tháng 3 năm 2026")
    return docx(blocks, hand)


def program_defaults() -> bytes:
    """Typed in a fresh program: Letter paper, Calibri, one inch all round."""
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    hand = replace(PLAIN, fonts=fonts, page=(12240, 15840), margins=(1440, 1440, 1440, 1440))
    return docx(whole(hand), hand)


def underlined_motto() -> bytes:
    """Letters underlined instead of a line; commas for hyphens in the motto; the Quốc hiệu in blue."""
    blue = replace(PLAIN, color='<w:color w:val="0000FF"/>')
    right = line(NATIONAL, blue, size=13, look="b") + line("Độc lập, Tự do, Hạnh phúc", PLAIN, look="bu")
    top = table((left_column(PLAIN, number=False), right), (line(NUMBER, PLAIN, size=13), line(DATE, PLAIN, look="i")))
    return docx(top + title(PLAIN) + body(PLAIN) + end(PLAIN))


def legacy_font() -> bytes:
    """An old archive's font: the letters of TCVN3 in .VnTime."""
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    old = replace(PLAIN, fonts=fonts)
    typed = "".join(
        text(words, hand)
        for words, hand in zip(
            (BODY[0], "C¸c phßng thùc hiÖn kÕ ho¹ch nµy.", *BODY[1:]), (PLAIN, old, PLAIN, PLAIN), strict=True
        )
    )
    return docx(head(PLAIN) + title(PLAIN) + typed + end(PLAIN))


def bold_and_italic_mixed_up() -> bytes:
    """The parent bold, the number bold, the date upright, Quốc hiệu not bold, the subject in capitals."""
    hand = PLAIN
    left = (
        line(PARENT, hand, size=13, look="b") + line(ISSUER, hand, size=13, look="b") + line("_________", hand, size=13)
    )
    right = line(NATIONAL, hand, size=13) + line(MOTTO, hand, look="b") + line("_" * 26, hand)
    top = table((left, right), (line(NUMBER, hand, size=13, look="b"), line(DATE, hand)))
    return docx(top + title(hand) + body(hand) + end(hand))


def nothing_but_text() -> bytes:
    """No header at all: a note that was never laid out."""
    return docx(title(PLAIN) + "".join(text(words, PLAIN) for words in BODY) + end(PLAIN))


WRONG = {
    "habits of 2011": habits_of_2011,
    "program defaults": program_defaults,
    "underlined motto": underlined_motto,
    "legacy font": legacy_font,
    "bold and italic mixed up": bold_and_italic_mixed_up,
    "nothing but text": nothing_but_text,
}
