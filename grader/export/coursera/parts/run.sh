#!/bin/sh
# Coursera starts this for each submission and reads /shared/feedback.json; without `fractionalScore`, or after another
# exit code than 0, it is the grader's error. The last line that is printed is for the log.
cd "$(dirname "$0")" || exit 1
timeout -k 5 "${GRADECHECK_SECONDS:-280}" ./node engine.cjs plain coursera /shared/submission /shared
status=$?
[ -s /shared/feedback.json ] && cat /shared/feedback.json
exit "$status"
