"""The command line: options in, records through a format, exit code out."""
