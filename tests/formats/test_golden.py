"""Every look-up command in every format, byte for byte."""

from pathlib import Path

import pytest
from conftest import HARBOR, HERE

from talkscli.cli.lookup import LOOKUPS
from talkscli.formats import FORMATS

GOLDEN = HERE / "golden"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", LOOKUPS)
def test_golden(command, format, talks, request):
    """A command's answer in a pipe is that of its golden file."""
    result = talks(command, "--data", str(HARBOR), "-f", format)
    golden: Path = GOLDEN / f"{command}.{format}"
    if request.config.getoption("--write-golden"):
        golden.write_bytes(result.raw)
    assert (result.code, result.err) == (0, "")
    assert golden.exists(), "run pytest --write-golden, and read what it wrote"
    assert result.raw == golden.read_bytes()


def test_no_golden_file_is_left_over():
    """Every golden file belongs to a command and a format that exist."""
    known = {f"{command}.{format}" for command in LOOKUPS for format in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == known
