"""The Vietnamese language as an office writes it: text, dates, numbers, names. Pure functions, no state."""
