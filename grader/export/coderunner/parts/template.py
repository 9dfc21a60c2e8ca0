import os
import subprocess
import sys

# CodeRunner runs this on its Jobe server, where the grader lies; the plans come with the question, as a file.
grader = '/opt/gradecheck'
os.mkdir('submission')
with open(os.path.join('submission', """{{ QUESTION.globalextra | e('py') }}"""), 'w', encoding='utf-8') as file:
    file.write("""{{ STUDENT_ANSWER | e('py') }}""")

done = subprocess.run(
    [grader + '/node', grader + '/engine.cjs', 'plain', 'coderunner', 'submission'],
    env={**os.environ, 'GRADECHECK_ASSIGNMENT': os.getcwd()},
    stdin=subprocess.DEVNULL,
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
)
# Any other output makes CodeRunner say that the question is broken, and so it is.
if done.returncode != 0:
    sys.exit('The grader failed. This is not your mistake: tell the teaching staff.')
sys.stdout.buffer.write(done.stdout)
