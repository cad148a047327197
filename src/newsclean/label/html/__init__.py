"""The learned labeler of HTML, which judges a page's blocks by the tree in which they stand."""
