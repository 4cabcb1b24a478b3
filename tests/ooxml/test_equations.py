"""An equation is read as one line that means the same."""

import pytest
from lxml import etree

from docgen.ooxml.equations import equation_text

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(above, below):
    return f"<m:f><m:fPr><m:ctrlPr/></m:fPr><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        (run("D=") + fraction(run("A+B"), run("2")), "D=(A+B)/2"),
        (fraction(run("1,5"), run("100")), "1,5/100"),
        (f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>", "x^2"),
        (f"<m:sSub><m:e>{run('x')}</m:e><m:sub>{run('i+1')}</m:sub></m:sSub>", "x_(i+1)"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{run('a+b')}</m:e></m:rad>", "√(a+b)"),
        (fraction(fraction(run("a"), run("b")), run("c")), "(a/b)/c"),
        ("", ""),
    ],
)
def test_what_stood_together_stays_together(inside, line):
    assert equation_text(etree.fromstring(f'<m:oMath xmlns:m="{M}">{inside}</m:oMath>')) == line
