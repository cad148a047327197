"""The shape of a plain text: its lines, headline, articles, where each begins and ends."""
