"""The shape of a plain text: its lines, headline, articles, where each begins and ends.

Pages of HTML get their text from their structure and use little of this: what a credit looks like, where a line is.
"""
