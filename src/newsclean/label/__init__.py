"""blocks -> labels -> one label a block.

A labeler is `(Document, Settings) -> Iterator[Label]`: an opinion about blocks, "body" as well as chrome.
`decide` alone weighs them. A new source of opinions is one file here and one name in `LABELERS`.
"""
