"""Parts of a document that look the same in every type: head, title, body, end block, appendices."""
