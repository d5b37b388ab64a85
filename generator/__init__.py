"""Builds a self-audit site for inclusive school leadership from YAML and Markdown."""
