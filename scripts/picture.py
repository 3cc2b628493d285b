"""Draw the picture that the README opens with, by running the commands it shows."""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from fcntl import ioctl
from html import escape
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
NAME = "docs/talkscli.svg"
PICTURE = ROOT / NAME
WIDTH = 84

# Rich's lines are 24.4 high. Letters of this size reach from one to the next, and boxes close.
FONT_SIZE = 21.5
ASPECT = 0.602 * FONT_SIZE / 20
"""How wide Rich is to think a letter of height 20: as the common fonts for terminals are."""

# Brackets are doubled for `str.format`. No font is loaded and nothing refers to an address, so
# the picture is the same wherever it is shown; all it needs is a font of even width.
FRAME = f"""\
<svg viewBox="0 0 {{width}} {{height:g}}" role="img" aria-labelledby="{{unique_id}}-name"
 xmlns="http://www.w3.org/2000/svg">
<title id="{{unique_id}}-name">ALT</title>
<style>
.{{unique_id}}-matrix {{{{ font: {FONT_SIZE}px ui-monospace, monospace; }}}}
.{{unique_id}}-title {{{{ font: 18px sans-serif; }}}}
{{styles}}
</style>
{{chrome}}
<g transform="translate({{terminal_x}}, {{terminal_y}})">
{{backgrounds}}
<g class="{{unique_id}}-matrix">
{{matrix}}
</g>
</g>
</svg>
"""

# Every color has a contrast of 4.5 or more with the background, and so has dim white.
THEME = TerminalTheme(
    (22, 27, 34),
    (230, 237, 243),
    [
        (139, 148, 158),  # black
        (255, 123, 114),  # red
        (86, 211, 100),  # green
        (227, 179, 65),  # yellow
        (121, 192, 255),  # blue
        (210, 168, 255),  # magenta
        (86, 212, 221),  # cyan
        (230, 237, 243),  # white
    ],
)


def picture(*commands: str, alt: str) -> None:
    """Print the README's line for a picture of a terminal in which the commands are run.

    `cog -r` writes the picture too; any other run of cog fails where it is out of date.
    """
    import cog  # there while cog runs, and only then

    drawn = svg(commands, alt)
    if "-r" in sys.argv:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(drawn, encoding="utf-8")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
        cog.error(f"{NAME} is not what the program draws; expected: cog -I . -P -r README.md")
    print(f"![{alt}]({NAME})")


def svg(commands: Sequence[str], alt: str) -> str:
    """The picture; the same for the same commands as long as they answer the same."""
    console = Console(
        record=True,
        file=StringIO(),
        width=WIDTH,
        color_system="truecolor",
        force_terminal=True,
        _environ={},
    )
    for number, command in enumerate(commands):
        prompt = Text.assemble("\n" if number else "", ("$ ", "green"), (command, "bold"))
        answer = Text.from_ansi(_typed(command))
        # A gap is a piece of its own, so that what follows it has a place of its own.
        answer.highlight_regex(" {2,}", "none")
        console.print(prompt, answer, sep="\n", crop=False)
    drawn = console.export_svg(
        title="talkscli",
        theme=THEME,
        code_format=FRAME,
        font_aspect_ratio=ASPECT,
        unique_id="talkscli",
    )
    drawn = drawn.replace(">ALT<", f">{escape(alt)}<", 1)
    drawn = re.sub(r"<text [^>]*>\n</text>", "", drawn)
    # Each run of letters is stretched to its place, whatever the font, and never cut.
    drawn = re.sub(r' clip-path="[^"]*"', ' lengthAdjust="spacingAndGlyphs"', drawn)
    return drawn.replace("</text>", "</text>\n")


def _typed(command: str) -> str:
    """What the command writes at a terminal, on stdout and stderr."""
    outer, inner = pty.openpty()
    ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, WIDTH, 0, 0))
    programs = Path(sys.executable).parent
    started = subprocess.Popen(
        ["bash", "-c", command],
        cwd=ROOT,
        env={"PATH": f"{programs}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=inner,
    )
    os.close(inner)
    written = b""
    while chunk := _read(outer):
        written += chunk
    os.close(outer)
    started.wait()
    return written.decode().replace("\r\n", "\n").rstrip("\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1 << 16)
    except OSError:  # nobody has the terminal open any more
        return b""
