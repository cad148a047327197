"""Names for the blocks left out of an HTML page: their kinds, from boxes, places and neighbours."""
