"""Rule packs, and how their phrases and expressions are found in a line."""
