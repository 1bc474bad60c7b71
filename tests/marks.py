"""Words to speak of the marks of the readiness card in tests."""

from domain.marks.mark import Advice, Mark, Part, Remedy
from domain.situation import Situation


def part(mark: Mark, name: str) -> Part:
    """The part of a name."""
    return next(each for each in mark.parts if each.name == name)


def scores(mark: Mark) -> list[float | None]:
    """The score of each part."""
    return [each.score for each in mark.parts]


def score(of: Mark | Part) -> float:
    """A score that must be known."""
    assert of.score is not None
    return of.score


def advised(mark: Mark, remedy: Remedy) -> list[Advice]:
    """The advice of a kind."""
    return [each for each in mark.advice if each.remedy is remedy]


def promised(mark: Mark, advice: Advice) -> float:
    """What the mark should be once the advice is taken."""
    assert advice.gain is not None
    return score(mark) + advice.gain


def whom(situation: Situation, advice: Advice) -> str:
    """The name of the partner whom advice takes."""
    assert advice.person is not None
    return situation.names[advice.person]
