"""The models of what is translated, and by a machine."""
