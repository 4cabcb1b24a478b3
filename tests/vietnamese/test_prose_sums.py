"""What the sums of sentences must hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.prose_sums import Line, find_wrong_sums

AMOUNTS = st.lists(st.integers(1, 10**9), min_size=2, max_size=6)


def sentence(total, parts):
    named = ", ".join(f"nguồn {number}: {format_number(part)} đồng" for number, part in enumerate(parts))
    return f"Tổng kinh phí {format_number(total)} đồng, gồm {named}."


@settings(max_examples=60, deadline=None)
@given(AMOUNTS)
def test_a_total_that_is_the_sum_is_never_called_wrong(parts):
    assert find_wrong_sums([Line(sentence(sum(parts), parts))]) == ()


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, st.integers(1, 10**6))
def test_a_total_that_is_off_is_told_with_the_sum_in_its_unit(parts, off):
    (wrong,) = find_wrong_sums([Line(sentence(sum(parts) + off, parts))])
    assert wrong.written == f"{format_number(sum(parts) + off)} đồng"
    assert wrong.summed == f"{format_number(sum(parts))} đồng"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            Line,
            st.lists(
                st.sampled_from(
                    [
                        "Tổng kinh phí",
                        " 150 triệu đồng",
                        ", trong đó: ",
                        "gồm",
                        "- ",
                        "1 tỷ ",
                        "9" * 40 + " đồng",
                        ".",
                        ";",
                    ]
                ),
                max_size=8,
            ).map("".join)
            | st.text(max_size=30),
            st.integers(0, 3),
        ),
        max_size=5,
    )
)
def test_any_lines_are_read_and_what_is_told_stands_in_them(lines):
    for wrong in find_wrong_sums(lines):
        assert lines[wrong.line].text[wrong.start : wrong.end] == wrong.written
        assert wrong.written != wrong.summed


def test_a_sum_of_thousands_keeps_its_unit():
    (wrong,) = find_wrong_sums(
        [Line("Tổng dự toán 1 tỷ 500 triệu đồng, gồm nguồn A 1 tỷ đồng, nguồn B 600 triệu đồng.")]
    )
    assert wrong.summed == "1,6 tỷ đồng"
