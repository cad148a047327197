"""The learned labeler of plain text, which judges each line by its shape and by the lines around it."""
