"""Run the command line: `talkscli`, or `python -m talkscli`."""

import os
import sys


def main() -> None:
    """Run with the arguments of the process, and end it with the exit code."""
    try:
        # Loading takes long enough to be interrupted, so it is done within reach.
        import gc

        from talkscli.cli.app import run

        # The process is short, and a large sheet is millions of objects that stay.
        gc.disable()
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # Taking a large sheet apart again, object by object, would be time for nothing.
    os._exit(code)


if __name__ == "__main__":
    main()
