#!/usr/bin/env bash
# Runs once, when the image is built. Nothing is installed and nothing comes from a network.
set -eu
cd /autograder/source
chmod +x node run_autograder
chmod -R o= /autograder/source
# Tries every way out of the box in which submissions will run; an image that cannot hold them is not built.
./node engine.cjs doctor
