"""Forms out to the units, their answers back, and all of them together with every number's sources."""
