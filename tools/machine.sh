#!/usr/bin/env bash
# Sees to what tests need from the machine: a browser, fonts for the scripts our samples use, Java for the HTML
# checker, and Node.js. Installs what is missing on Debian for root; says what to install everywhere else.
set -euo pipefail

missing=()
installs=$([ "$(id -u)" = 0 ] && command -v apt-get || true)

program() { # program NAME PACKAGE
  command -v "$1" >/dev/null || missing+=("$2")
}

font() { # font FAMILY PACKAGE
  if ! command -v fc-list >/dev/null || [ -z "$(fc-list "$1" file)" ]; then missing+=("$2"); fi
}

program chromium chromium
# The same without a window's parts makes tests quicker; they do without where nothing can be installed.
[ -z "$installs" ] || program chromium-headless-shell chromium-headless-shell
program java default-jre-headless
program node nodejs
program npm npm
program fc-list fontconfig
font "Noto Sans CJK TC" fonts-noto-cjk
font "Noto Sans Arabic" fonts-noto-core
font "Noto Color Emoji" fonts-noto-color-emoji
font "Liberation Sans" fonts-liberation

[ ${#missing[@]} -eq 0 ] && exit 0

if [ -n "$installs" ]; then
  echo "desireline: installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null
elif command -v apt-get >/dev/null; then
  echo "desireline: tests need more from this machine: sudo apt-get install ${missing[*]}" >&2
  exit 1
else
  echo "desireline: tests need more from this machine; by Debian's names: ${missing[*]}" >&2
  exit 1
fi
