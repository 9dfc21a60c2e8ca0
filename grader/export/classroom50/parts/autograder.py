"""Grades a submission with the gradecheck engine beside this file. Classroom 50's runner starts it in the student's checkout.

It leaves result.json and release-body.md there, and ends with 0 only when there is a result.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def submitted_at():
    """When the graded commit was made, in UTC, as the runner itself takes it; nothing where git cannot tell."""
    command = ["git", "-c", "safe.directory=*", "show", "--no-patch", "--format=%cd"]
    command += ["--date=format-local:%Y-%m-%dT%H:%M:%SZ", os.environ.get("GITHUB_SHA", "HEAD")]
    try:
        done = subprocess.run(command, env={**os.environ, "TZ": "UTC"}, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def main():
    node = shutil.which("node")
    if node is None:
        print("::error::gradecheck needs Node: put the runtime.json beside autograder.py into the assignment's runtime")
        return 1
    environment = {**os.environ, "SUBMITTED_AT": submitted_at()}
    return subprocess.run([node, str(HERE / "engine.cjs"), "classroom50", os.getcwd()], env=environment).returncode


sys.exit(main())
