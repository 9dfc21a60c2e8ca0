#!/usr/bin/env bash
# Runs once, in AutoTest's setup. Nothing is installed and nothing comes from a network.
set -eu
cd "$(dirname "$0")"
chmod +x node grade.sh
command -v perl > /dev/null || { echo 'gradecheck needs perl, which this machine lacks' >&2; exit 1; }
./node --version
