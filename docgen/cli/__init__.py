"""The shell."""


def main() -> None: ...
