#!/bin/sh
# Opens the classroom in the browser. The first start installs it, from this folder and the internet.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home="${FRAMING_CLASSROOM_PROGRAM:-$HOME/.framing-classroom}"
python=""
for each in python3.13 python3.12 python3.11 python3; do
  if command -v "$each" >/dev/null && "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$each
    break
  fi
done
if [ -z "$python" ]; then
  echo "This needs Python 3.11 or later. Get it from https://www.python.org/downloads/ and start again."
  printf "Press Enter to close. "; read -r _ || true
  exit 1
fi
wheel=$(ls "$here"/framing_toolkit-*.whl | tail -n 1)
if [ ! -f "$home/installed" ] || [ "$(cat "$home/installed")" != "$(basename "$wheel")" ]; then
  echo "Installing, once. This takes some minutes and needs the internet."
  "$python" -m venv --clear "$home"
  "$home/bin/python" -m pip install --quiet --disable-pip-version-check "$wheel[app]"
  basename "$wheel" > "$home/installed"
fi
echo "The classroom opens in your browser. Keep this window open; close it to stop."
exec "$home/bin/framing" app "$@"
