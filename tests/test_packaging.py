"""The built packages, and where each kind of install finds the bundled sheet."""

import os
import subprocess
import sys
import tarfile
import zipfile

import pytest
from conftest import ROOT, environment

pytestmark = pytest.mark.packaging
BUILD = (
    "import sys, hatchling.build as b; "
    "print(getattr(b, 'build_' + sys.argv[1])(sys.argv[2]))"
)  # fmt: skip


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with `wheel`, `sdist`, `again` (wheel of the sdist) and `editable`."""
    base = tmp_path_factory.mktemp("packages")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(base / "lib")]
    subprocess.run([*pip, "hatchling", "editables"], check=True, capture_output=True)

    def build(kind, name, root=ROOT):
        (base / name).mkdir()
        subprocess.run(
            [sys.executable, "-c", BUILD, kind, str(base / name)],
            cwd=root, check=True, env=environment(PYTHONPATH=str(base / "lib")),
        )  # fmt: skip
        return next((base / name).iterdir())

    with tarfile.open(build("sdist", "sdist")) as archive:
        archive.extractall(base / "source", filter="data")
    source = next((base / "source").iterdir())
    for wheel in (
        build("wheel", "wheel"), build("wheel", "again", source), build("editable", "editable")
    ):  # fmt: skip
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(wheel.parent / "site")
    return base


@pytest.mark.parametrize("name", ["wheel", "again"])
def test_the_wheel_has_all_it_needs(built, name):
    """Data, type marker, license and entry point, and no tests."""
    site = built / name / "site"
    files = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    assert {"talkscli/py.typed", "talkscli/data/miami-talks.toml"} <= files
    assert any(path.endswith("licenses/LICENSE") for path in files)
    assert all(path.startswith("talkscli") for path in files)
    entry = next(site.glob("*.dist-info/entry_points.txt")).read_text()
    assert "talkscli = talkscli.__main__:main" in entry


@pytest.mark.parametrize("name", ["wheel", "again", "editable", "checkout"])
def test_the_bundled_sheet_is_found(built, name, tmp_path):
    """Each way of installing answers from its own copy."""
    site = ROOT / "src" if name == "checkout" else built / name / "site"
    code = (
        f"import site, sys; before = list(sys.path); sys.path[:] = [];"
        f"site.addsitedir({str(site)!r});"
        "sys.path += before; from talkscli.sheet.sheet import bundled, load;"
        "load(bundled()); print(bundled())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, text=True,
        env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    home = ROOT / "data" if name in ("editable", "checkout") else site / "talkscli" / "data"
    assert os.path.realpath(done.stdout.strip()) == os.path.realpath(home / "miami-talks.toml")
