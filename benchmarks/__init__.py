"""The public tasks, through the same pipeline that users run: `python -m benchmarks --help`."""
