"""Inspecting the log: the facts as they are, against the hashes, the signed checkpoints and the anchored ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.checkpoint import Head, Malformed, Note, note
from domain.merkle import Levels
from domain.tampering import Finding, Found, Kind, judge
from service.audit.keys import NotSigned, Verifier, opened


@dataclass(frozen=True)
class Inspection:
    """What was found. `proven` facts are under a signed checkpoint that fits, `anchored` under one from outside."""

    facts: int
    checkpoints: int
    proven: int
    anchored: int
    keys: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether all is in order."""
        return not self.findings


@dataclass
class Inspector:
    """Gathers what is signed, and then judges the facts by it."""

    trusted: Sequence[Verifier]
    heads: list[Head] = field(default_factory=list)
    anchors: list[Head] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take_checkpoints(self, texts: Iterable[str]) -> None:
        """The checkpoints that were kept with the facts."""
        for text in texts:
            head = self._opened(text)
            if head:
                self.heads.append(head)

    def take_anchors(self, notes: Iterable[Note]) -> None:
        """The checkpoints that were kept elsewhere."""
        self.anchors.extend(filter(None, (self._opened(str(each)) for each in notes)))

    def note(self, kind: Kind, sentence: str, number: int | None = None) -> None:
        """Something is not in order."""
        self.findings.append(Finding(kind, sentence, number))

    def judged(self, found: Found, kept: bytes, levels: Levels | None = None) -> Inspection:
        """What all of it says about the facts."""
        judgement = judge(found, kept, [*self.heads, *self.anchors], levels)
        self._miss_anchors(judgement.findings)
        fitting = [head.size for head in self.anchors if head.size <= judgement.proven]
        return Inspection(
            facts=len(found),
            checkpoints=len(self.heads),
            proven=judgement.proven,
            anchored=max(fitting, default=0),
            keys=[str(key) for key in self.trusted],
            findings=[*judgement.findings, *self.findings],
        )

    def _opened(self, text: str) -> Head | None:
        try:
            return opened(note(text), self.trusted)
        except NotSigned as error:
            self.note(Kind.KEY, str(error))
        except Malformed as error:
            self.note(Kind.CHECKPOINT, str(error))
        return None

    def _miss_anchors(self, found: Sequence[Finding]) -> None:
        """An anchored checkpoint that is not among those kept was taken away, unless the facts tell more already."""
        missing = [head for head in self.anchors if head not in self.heads]
        if missing and not found:
            told = f"The anchored checkpoint over {missing[0].size:,} facts is not among those kept: it was taken away."
            self.note(Kind.CHECKPOINT, told, missing[0].size)
