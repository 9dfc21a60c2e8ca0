#!/bin/bash
# Submitty starts this as a custom validator in the folder tmp_work; it reads validation_results.json there.
umask 022
# Every thread of Node takes as much as a stack may be, which Submitty sets to 500 MB where a configuration says nothing.
ulimit -s 8192 2> /dev/null
here=$(dirname "$0")
rm -f validation_results.json
timeout -k 5 "${GRADECHECK_SECONDS:-230}" "$here/node" "$here/engine.cjs" submitty .
if [ ! -s validation_results.json ]; then
  echo '{"status": "failure", "message": "The grader did not start; see the log of the validator."}' > validation_results.json
fi
exit 0
