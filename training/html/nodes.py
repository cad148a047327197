"""Convert the trees of LightGBM to the format of the shipped weights."""

from __future__ import annotations

from newsclean.label.lanes import UNIT


def node_of(node: dict) -> object:  # type: ignore[type-arg]
    """The node as `newsclean.label.trees` reads it: a leaf's value, or feature, threshold and two nodes."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.7g}")
    if abs(threshold) < 1e-30:
        threshold = 0.0
    return [node["split_feature"], threshold, node_of(node["left_child"]), node_of(node["right_child"])]


def lane_node(node: dict) -> object:  # type: ignore[type-arg]
    """The node as `newsclean.label.lanes` reads it: a leaf's value in whole units, or feature, bin and two nodes."""
    if "leaf_value" in node:
        return round(node["leaf_value"] * UNIT)
    low, high = lane_node(node["left_child"]), lane_node(node["right_child"])
    return [node["split_feature"], int(node["threshold"]), low, high]
