#!/usr/bin/env bash
# Runs once, when the image is built. Nothing is installed and nothing comes from a network.
set -eu
cd /autograder/source
chmod +x node run_autograder
chmod -R o= /autograder/source
command -v perl > /dev/null || { echo 'gradecheck needs perl (perl-base), which this image lacks' >&2; exit 1; }
./node --version
