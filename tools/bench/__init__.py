"""The benchmarks: `make bench` runs them, docs/benchmarks.md says what they measure and how fairly."""
