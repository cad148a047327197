"""Article -> bytes: one file a format. What the record holds is decided before; here it is only written."""
