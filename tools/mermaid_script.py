"""Puts Mermaid's own browser script, and its licence, into the package.

The version is pinned in `package.json` and its content in `package-lock.json`; neither file nor this one names a
download address. The script is never committed: it is taken from `node_modules` where that is set up, else fetched by
`npm pack`, and checked against the lock either way.

Without npm nothing breaks: the script is absent, one line says so, and Mermaid blocks stay readable source.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path("plugin/desireline/assets/vendor")
SCRIPT = "mermaid.min.js"
LICENCE = "mermaid.LICENSE.txt"
MANIFEST = "manifest.json"
NPM_SECONDS = 300


class ScriptUnavailableError(Exception):
    """The script could not be had; the message says why and what to do, in one line."""


def place(root: Path) -> Path:
    """Make sure the pinned script stands in the package, and return its path.

    Args:
        root: The top of the source tree.

    Raises:
        ScriptUnavailableError: npm is missing or failed, or gave something other than what the lock names.
    """
    vendor = root / VENDOR
    version, integrity = _pin(root)
    if _stands(vendor, version):
        return vendor / SCRIPT
    script, licence = _from_node_modules(root, version) or _from_npm_pack(version, integrity)
    vendor.mkdir(parents=True, exist_ok=True)
    (vendor / LICENCE).write_bytes(licence)
    (vendor / SCRIPT).write_bytes(script)
    manifest = {"mermaid": {"version": version, "sha256": hashlib.sha256(script).hexdigest()}}
    (vendor / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return vendor / SCRIPT


def _pin(root: Path) -> tuple[str, str]:
    """The pinned version, and the lock's digest of its archive (`sha512-` and base64, as npm writes it)."""
    version = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]["mermaid"]
    locked = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]["node_modules/mermaid"]
    if locked["version"] != version:
        raise ScriptUnavailableError(
            f"package.json pins Mermaid {version}, package-lock.json has {locked['version']}: run 'npm install'."
        )
    return version, locked["integrity"]


def _stands(vendor: Path, version: str) -> bool:
    """Whether the script of this version is there, whole."""
    try:
        manifest = json.loads((vendor / MANIFEST).read_text(encoding="utf-8"))["mermaid"]
        digest = hashlib.sha256((vendor / SCRIPT).read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError):
        return False
    return manifest == {"version": version, "sha256": digest} and (vendor / LICENCE).is_file()


def _from_node_modules(root: Path, version: str) -> tuple[bytes, bytes] | None:
    """Script and licence from `node_modules` (which npm has checked against the lock), if that version is there."""
    package = root / "node_modules" / "mermaid"
    try:
        if json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] != version:
            return None
        return (package / "dist" / SCRIPT).read_bytes(), (package / "LICENSE").read_bytes()
    except (OSError, ValueError, KeyError):
        return None


def _from_npm_pack(version: str, integrity: str) -> tuple[bytes, bytes]:
    """Script and licence out of the package's archive, fetched without the packages it depends on."""
    npm = shutil.which("npm")
    if npm is None:
        raise ScriptUnavailableError("npm is not installed. Install Node.js with npm and build again.")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"mermaid@{version}", "--silent", "--ignore-scripts", "--pack-destination", folder]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=NPM_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ScriptUnavailableError(f"'npm pack mermaid@{version}' failed: {error}") from error
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode != 0 or len(archives) != 1:
            reason = next(iter(done.stderr.strip().splitlines()), f"exit code {done.returncode}")
            raise ScriptUnavailableError(
                f"'npm pack mermaid@{version}' failed ({reason}). Is the npm registry reachable?"
            )
        _check(archives[0].read_bytes(), integrity)
        with tarfile.open(archives[0]) as archive:
            return _member(archive, f"package/dist/{SCRIPT}"), _member(archive, "package/LICENSE")


def _check(archive: bytes, integrity: str) -> None:
    """Refuse an archive that is not the one the lock names."""
    algorithm, _, expected = integrity.partition("-")
    found = base64.b64encode(hashlib.new(algorithm, archive).digest()).decode("ascii")
    if found != expected:
        raise ScriptUnavailableError(
            "Mermaid's archive is not the one package-lock.json names; nothing was taken from it."
        )


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        reader = archive.extractfile(name)
    except KeyError:
        reader = None
    if reader is None:
        raise ScriptUnavailableError(f"Mermaid's archive holds no {name}.")
    return reader.read()


def main(root: Path) -> int:
    """Place the script; where it is not to be had, say so in one line and let the build go on."""
    try:
        place(root)
    except ScriptUnavailableError as reason:
        print(f"desireline: no Mermaid script, diagrams will show as source. {reason}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
