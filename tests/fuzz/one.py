"""`python -m tests.fuzz.one TARGET SECONDS SEED FOLDER`: feed one target with what atheris makes up.

Exits with another code than 0 where the target fails, and keeps the input that made it fail in the folder.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["service", "domain"]):
    from tests.fuzz.seeds import SEEDS
    from tests.fuzz.targets import TARGETS

LONGEST = 4_096


def main(target: str, seconds: int, seed: int, folder: Path) -> None:
    """Feed the target for so long; what is learnt stays in the folder."""
    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(SEEDS[target]):
        (corpus / f"seed-{number}").write_bytes(each)
    limits = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={corpus}/failed-", str(corpus)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
