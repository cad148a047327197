"""Choose the cuts between bins, as many bins as a lane can distinguish, for both labelers."""

from __future__ import annotations

import numpy as np

from newsclean.label.lanes import TOP_BIN


def cut_values(values: np.ndarray, labels: np.ndarray) -> list[float]:
    """The values at quantiles of both classes, without the greatest."""
    shares = np.linspace(0, 1, TOP_BIN // 2 + 2)[1:-1]
    found: set[float] = set()
    distinct = np.unique(values)
    if len(distinct) <= TOP_BIN + 1:
        found = set(distinct[:-1].tolist())
    else:
        for side in (values[labels], values[~labels]):
            found |= {float(f"{value:.6g}") for value in np.quantile(side, shares, method="nearest")}
    return sorted(value for value in found if value < distinct[-1])
