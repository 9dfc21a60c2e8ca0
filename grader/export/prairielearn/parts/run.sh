#!/bin/sh
# PrairieLearn starts this for each submission. It reads results.json only when this ends with 0 and in time, so the
# grader is ended a little earlier than PrairieLearn would, and what it wrote last is shown.
umask 077
mkdir -p /grade/results
cd /gradecheck || exit 1
cp /grade/tests/assignment.json assignment.json &&
  timeout -k 5 "${GRADECHECK_SECONDS:-230}" ./node engine.cjs plain prairielearn /grade/student /grade/results
if [ ! -s /grade/results/results.json ]; then
  echo '{"gradable": false, "format_errors": ["The grader did not start. This is not your mistake: tell the teaching staff."]}' > /grade/results/results.json
fi
exit 0
