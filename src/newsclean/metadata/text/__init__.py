"""Readers of plain text: dates and names around the headline, what stands inside lines, the site's name."""
