#!/bin/sh
# xqueue-watcher reads the last line. A line without a score leaves the submission in the queue, to be graded again; any exit
# code but 0 would be a zero.
cd "$(dirname "$0")" || exit 0
timeout -k 5 "${GRADECHECK_SECONDS:-110}" ./node engine.cjs edx container
code=$?
# After 0 and 3 the engine has said it itself.
[ "$code" -eq 0 ] || [ "$code" -eq 3 ] || echo '{"errors": [], "tests": []}'
exit 0
