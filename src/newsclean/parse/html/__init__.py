"""HTML -> blocks, as a reader sees the page."""
