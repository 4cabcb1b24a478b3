"""A search that remembers answers as the search itself does."""

from docgen.vietnamese.remembering import remembered


def test_a_paragraph_is_searched_once_and_a_text_of_many_pages_anew():
    asked = []

    @remembered
    def find_length(text):
        asked.append(text)
        return len(text)

    long = "a" * 5000
    assert [find_length(text) for text in ("một", "hai ba", "một", long, long)] == [3, 6, 3, 5000, 5000]
    assert asked == ["một", "hai ba", long, long]
    assert find_length.__name__ == "find_length"
