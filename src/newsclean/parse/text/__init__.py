"""Plain text -> blocks: each line is one, or a paragraph of lines that a program wrapped."""
