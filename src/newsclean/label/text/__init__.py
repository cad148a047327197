"""The learned labeler of plain text, which judges lines by their shape and by what stands around them."""
