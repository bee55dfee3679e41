#!/usr/bin/env bash
# Passes the tests on a fresh Debian 12 machine: installs the programs that are missing, makes its
# own virtual environment, then lints, checks types and runs the tests. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

have_all() {
  for program in chromium soffice pdftoppm git; do
    command -v "$program" >/dev/null || return 1
  done
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || return 1
  python3 -c "import ensurepip, venv" 2>/dev/null
}

if ! have_all && command -v apt-get >/dev/null; then
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils postgresql \
    fonts-noto-core python3-venv git >/dev/null
fi

venv="${SAQL_TEST_VENV:-.venv-test}"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
export PATH="$(cd "$venv/bin" && pwd):$PATH" CI=true

ruff check .
ruff format --check .
mypy
lint-imports --no-cache
pytest "$@"
