#!/usr/bin/env bash
# Locks every dependency anew, with hashes and without addresses: requirements/*.txt and package-lock.json.
# Pre-releases are never taken. Run it with `make lock`; pass pip-compile's own options, such as --upgrade.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() { # lock TARGET SOURCE...
  local target=$1
  shift
  .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
    --output-file "requirements/$target" "${options[@]}" "$@"
}

options=("$@")
lock site.txt pyproject.toml requirements/build.in
lock tests.txt pyproject.toml requirements/build.in requirements/tests.in
command -v npm >/dev/null && npm install --package-lock-only --ignore-scripts --silent
