#!/bin/sh
# Grades the file $1 of the folder above. Autolab sees only what is printed, so the last state is kept in a file: whoever
# takes too long is shown what was graded so far, and no score.
umask 077
cd "$(dirname "$0")" || exit 1
node=/opt/gradecheck/node
[ -x "$node" ] || node=./node
mkdir -p results
timeout -k 5 "${GRADECHECK_SECONDS:-150}" "$node" engine.cjs plain autolab "../$1" results 2>&1
[ -s results/autograde.txt ] && cat results/autograde.txt
