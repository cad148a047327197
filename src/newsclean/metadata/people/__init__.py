"""The names in a byline: lead-ins, roles, agencies, names that people are given."""
