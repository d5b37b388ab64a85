"""The tests. That this is a package keeps a library that brings a `tests` of its own from standing in its place."""
