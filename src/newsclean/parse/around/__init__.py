"""What programs write before, around and between articles: front matter, heads of mails, exports, page edges."""
