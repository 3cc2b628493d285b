"""Run the command line: `talkscli`, or `python -m talkscli`."""

import os
import sys


def main() -> None:
    """Run with the arguments of the process, and end it with the exit code."""
    try:
        # Loading takes long enough to be interrupted, so it is done within reach.
        import gc

        # The process is short, and what it loads and a large sheet are objects that stay.
        gc.disable()
        from talkscli.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # Taking a large sheet apart again, object by object, would be time for nothing.
    os._exit(code)


def _leave_working_directory() -> None:
    """Take no modules from where the user happens to be, as `python -m` otherwise does."""
    try:
        if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:
            del sys.path[0]
    except OSError:
        pass  # it has been deleted, and nothing can be taken from it


if __name__ == "__main__":
    _leave_working_directory()
    main()
