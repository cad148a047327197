"""What stands amid or right below the text of an HTML page and tells itself: by words, forms, times, headings."""
