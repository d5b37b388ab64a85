"""Documents: worksheets as PDF and Word files."""
