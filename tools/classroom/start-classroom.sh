#!/bin/sh
# Opens the classroom in the browser. The first start installs it, from this folder and the internet.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home="${FRAMING_CLASSROOM_PROGRAM:-$HOME/.framing-classroom}"
stop() {
  echo "$1"
  printf "Press Enter to close. "; read -r _ || true
  exit 1
}
python=""
for each in python3.13 python3.12 python3.11 python3; do
  if command -v "$each" >/dev/null && "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$each
    break
  fi
done
[ -n "$python" ] || stop "This needs Python 3.11 or later. Get it from https://www.python.org/downloads/ and start again."
wheel=$(ls "$here"/framing_toolkit-*.whl 2>/dev/null | tail -n 1)
[ -n "$wheel" ] || stop "A file framing_toolkit-….whl belongs beside this script. Unpack classroom.zip again, all of it."
this=$(cksum < "$wheel")  # another wheel may have the same name
if [ ! -f "$home/installed" ] || [ "$(cat "$home/installed")" != "$this" ]; then
  echo "Installing, once. This takes some minutes and needs the internet."
  { "$python" -m venv --clear "$home" &&
    "$home/bin/python" -m pip install -qq --disable-pip-version-check "$wheel[app]"; } ||
    stop "It could not be installed: the lines above say why. Check the internet connection and start again."
  echo "$this" > "$home/installed"
fi
echo "The classroom opens in your browser. Keep this window open; close it to stop."
exec "$home/bin/framing" app "$@"
