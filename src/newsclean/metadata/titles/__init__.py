"""The headline among the titles of a page, without the site's name, its section and the kicker."""
