"""What any document says, looked at for what cannot be or is no more: the looks of content rules, shared by types."""
