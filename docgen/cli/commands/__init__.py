"""One module a command: its words in Vietnamese, the verb it calls, what it prints."""
