#!/usr/bin/env bash
# Makes the virtual environment: tools/python.sh PYTHON FOLDER
# Needs Python 3.11 or later with its venv module, which Debian keeps in a package of its own.
set -euo pipefail
python=$1
folder=$2

if ! command -v "$python" >/dev/null; then
  echo "desireline: '$python' is not installed. Install Python 3.11 or later, or name one: make PYTHON=python3.12" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "desireline: $("$python" --version) is too old, 3.11 or later is needed. Name one: make PYTHON=python3.12" >&2
  exit 1
fi
[ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1 && exit 0

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "desireline: installing $package"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$package" >/dev/null
  else
    echo "desireline: $python cannot make virtual environments. On Debian: sudo apt-get install $package" >&2
    exit 1
  fi
fi
"$python" -m venv "$folder"
