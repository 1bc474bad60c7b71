"""Lines of a file that can be imported, and what is told of those that cannot."""

from service.rejections import Imported

GOOD = ("1,C,Ada,join,2024-01-01", "2,C,Bea,vote_with,2024-01-02", "3,C,Ada,pledge,2024-01-03")


def why(result: Imported) -> list[tuple[int, str, str]]:
    """Line, column and value of each rejection."""
    return [(rejection.line, rejection.column, rejection.value) for rejection in result.rejected]
