"""The form in which months keep days x partners: small, and exact enough for every chart.

Support is kept to 1/65535 and evidence to one part in a thousand. What must be exact, today's
figures and every replay, is computed and kept in full.
"""

import numpy as np

from domain.changes import Floats, as_floats

STEPS = 65_535
MOST_EVIDENCE = 65_000.0
"""Beyond that much evidence the interval is as good as a point."""


def pack_support(support: Floats) -> bytes:
    """Support, 0 to 1, as unsigned 16-bit steps."""
    return np.rint(support * STEPS).astype(np.uint16).tobytes()


def unpack_support(packed: bytes) -> Floats:
    """What `pack_support` packed, in one dimension."""
    return np.frombuffer(packed, np.uint16) / STEPS


def pack_evidence(evidence: Floats) -> bytes:
    """Evidence, in act weights, as 16-bit floats."""
    return np.minimum(evidence, MOST_EVIDENCE).astype(np.float16).tobytes()


def unpack_evidence(packed: bytes) -> Floats:
    """What `pack_evidence` packed, in one dimension."""
    return as_floats(np.frombuffer(packed, np.float16))
