"""The trees of LightGBM in the format of the shipped weights, and the file that holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lightgbm as lgb

from newsclean.label.lanes import UNIT


def as_lists(forest: lgb.Booster) -> list[object]:
    """The trees as `newsclean.label.trees` reads them."""
    return [_node(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]


def as_lanes(forest: lgb.Booster) -> list[object]:
    """The trees as `newsclean.label.lanes` reads them."""
    return [_lane_node(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]


def write_weights(file: Path, weights: Mapping[str, object]) -> None:
    """Write the weights as JSON, the same bytes for the same trees."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(weights, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size:,} bytes", flush=True)


def _node(node: Mapping[str, Any]) -> object:
    """A leaf's value, or feature, threshold and two nodes."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.7g}")
    if abs(threshold) < 1e-30:
        threshold = 0.0
    return [node["split_feature"], threshold, _node(node["left_child"]), _node(node["right_child"])]


def _lane_node(node: Mapping[str, Any]) -> object:
    """A leaf's value in whole units, or feature, bin and two nodes."""
    if "leaf_value" in node:
        return round(node["leaf_value"] * UNIT)
    low, high = _lane_node(node["left_child"]), _lane_node(node["right_child"])
    return [node["split_feature"], int(node["threshold"]), low, high]
