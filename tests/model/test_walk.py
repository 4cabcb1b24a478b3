"""Every text of a document with its path."""

from docgen.model import Item, walk_texts


def test_texts_come_in_the_order_of_the_fields_with_their_paths():
    item = Item(title="Một", paragraphs=("hai", "ba"), items=(Item(text="bốn"),))
    assert list(walk_texts(item)) == [
        ("$.title", "Một"),
        ("$.paragraphs[0]", "hai"),
        ("$.paragraphs[1]", "ba"),
        ("$.items[0].text", "bốn"),
    ]


def test_identifiers_and_choices_are_no_texts():
    item = Item.model_validate({"id": "mot", "text": "chữ", "numbering": "dash"})
    assert [text for _, text in walk_texts(item)] == ["chữ"]
