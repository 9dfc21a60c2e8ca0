/** Every sentence of the reports in English. Backticks mark code. `zh.ts` has the same keys. */
import type { Language } from '../../model.ts';

/** How many numbers of an array are wrong; `allowed` is left out where it says nothing. */
export type Extent = {
  readonly wrong: number;
  readonly total: number;
  readonly of: string;
  readonly allowed: string | undefined;
};

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const en = {
  tag: 'en',
  language: 'en' as Language,
  /** What an answer is called at the start of a path: `answer[0][2]`. */
  answer: 'answer',
  list: (items: readonly string[]) => items.join(', '),
  sentences: (items: readonly string[]) => items.join(' '),

  verdict: {
    right: 'Right',
    mistake: 'Known mistake',
    wrong: 'Not right yet',
    threw: 'Threw an error',
    missing: 'Could not be called',
    stopped: 'Stopped',
    fault: 'Not graded',
  },
  what: {
    right: 'Every answer is as expected.',
    accepted: 'Every answer is as expected, in a form that this course accepts.',
    wrong: (fn: string) => `\`${fn}\` does not give the expected answers.`,
    threw: (fn: string) => `\`${fn}\` threw an error instead of returning an answer.`,
    unfit: (fn: string) =>
      `\`${fn}\` could not be checked: this check cannot go on with what your functions return.`,
    stopped: (fn: string) => `\`${fn}\` was stopped before its answer was complete.`,
    stoppedLoading: (file: string) =>
      `It was stopped while the file \`${file}\` was loading; none of its functions could be called.`,
    fault: 'The grader failed at this check. This is not your mistake, and the marks are not final.',
  },
  message: (text: string) => `The error says: “${text}”`,
  checkSays: (text: string) => `The check says: “${text}”`,
  measured: (fn: string) => `What this check measures with \`${fn}\` is not what is expected.`,
  faultReason: (reason: string) => `Reason: ${reason}`,
  inCall: (call: number, calls: number) => `In call ${call} of ${calls}.`,
  at: (file: string, line: number, column: number) => `At \`${file}\`, line ${line}, column ${column}.`,
  place: (path: string) => `In \`${path}\`.`,
  pair: (expected: string, got: string) => `Expected \`${expected}\`, got \`${got}\`.`,

  type: (fn: string) => `\`${fn}\` returns another type of value than asked for.`,
  types: {
    nothing: 'nothing (`undefined`)',
    'less nesting': 'fewer levels of nesting',
    'a string': 'a text',
  } as Readonly<Record<string, string>>,
  typePair: (expected: string, got: string) => `Expected ${expected}, got ${got}.`,
  shape: (fn: string) => `\`${fn}\` returns an array of another shape than asked for.`,
  shapePair: (expected: string, got: string) => `Expected shape \`${expected}\`, got \`${got}\`.`,
  keys: (fn: string) => `The object that \`${fn}\` returns lacks some of its keys.`,
  missingKeys: (keys: string, count: number) => `Missing ${count === 1 ? 'key' : 'keys'}: ${keys}.`,
  text: (fn: string) => `\`${fn}\` returns another text than expected.`,
  textPair: (expected: string, got: string) => `Expected “${expected}”, got “${got}”.`,
  numbers: (fn: string) => `The numbers that \`${fn}\` returns are not the expected ones.`,
  worstAt: (path: string) => `The largest difference is at \`${path}\`.`,
  firstNaN: (path: string) => `The first that is \`NaN\` is \`${path}\`.`,
  numberAt: (path: string) => `The number is \`${path}\`.`,
  /** Follows the word "numbers" or "number". */
  ofPart: (path: string) => ` of \`${path}\``,
  ofWrong: (of: string) => `${of} that differs`,
  numbersDiffer: ({ wrong, total, of, allowed }: Extent) => {
    const by = allowed === undefined ? '' : ` by more than the allowed ${allowed}`;
    if (total === 1) return `The number differs${by}.`;
    return `${wrong} of ${total} numbers${of} ${wrong === 1 ? 'differs' : 'differ'}${by}.`;
  },
  mutated: (fn: string) => `\`${fn}\` changes its arguments; it must leave them as they are.`,
  mutatedArguments: (indices: string) => `Changed arguments (counted from 0): ${indices}.`,
  mutatedHelp: 'make a new array with `map` instead of assigning to the elements of the argument.',
  diverged: (fn: string) => `The steps taken with \`${fn}\` leave the expected path.`,
  divergedAt: (step: number, component: string) =>
    step === 0
      ? `The start already differs, first at \`${component}\`.`
      : `The parameters match up to step ${step - 1}; at step ${step}, \`${component}\` is the first to differ.`,
  divergedCount: (step: number, steps: number, allowed: string) =>
    `Step ${step} of ${steps} is the first that differs by more than the allowed ${allowed}.`,
  costCurve: 'The cost after every step is not the expected one.',
  costSteps: (got: number, expected: number) => `${plural(got, 'cost')} given, ${expected} expected.`,
  gradientAgainst: {
    'own-cost': (fn: string) =>
      `The gradient of \`${fn}\` is not the slope of the cost, measured by two-sided differences.`,
    'wrong-cost': (fn: string) =>
      `The gradient of \`${fn}\` is the expected one, but the cost that your own functions give has another slope: the mistake is in the way forward.`,
    expected: (fn: string) => `The gradient of \`${fn}\` is not the expected gradient.`,
  },
  gradientRatio: (ratio: string, bound: string) =>
    `The relative difference is ${ratio}; allowed is ${bound}.`,
  gradientEpsilon: (epsilon: string) => `Measured with ε = ${epsilon}.`,
  gradientParameters: (items: string) => `By parameter: ${items}.`,
  gradientWorst: (component: string) => `The worst component is \`${component}\`.`,
  gradientPair: (slope: string, given: string) => `By differences \`${slope}\`, given \`${given}\`.`,
  gradientUndefined: 'The relative difference is 0/0: both gradients are zero, which proves nothing.',
  gradientCurve: (bound: string) => `At no ε does the relative difference come down to ${bound}.`,
  statistic: (fn: string) => `Over many draws, \`${fn}\` misses an expected value.`,
  statisticIs: (label: string) => `It is this one: ${label}.`,
  statisticAlways: 'It holds in every draw of right code.',
  statisticCount: (allowed: string) => `Chance alone explains a difference of up to ${allowed}.`,
  sampling: (draws: string, chance: string) =>
    `Measured over ${draws} draws; right code fails by chance with a probability of at most ${chance}.`,

  pattern: {
    'not-a-number': (of: string) => `Some of the numbers${of} are \`NaN\` or infinite.`,
    'all-zeros': (of: string) => `Every number${of} is 0.`,
    sign: (of: string) => `Every number${of} has the opposite sign.`,
    transposed: (of: string) =>
      `The numbers${of} are those of the transposed matrix: rows and columns are swapped.`,
    'input-unchanged': (of: string) => `The numbers${of} are an input unchanged.`,
    'rounded-to-32-bits': (of: string) =>
      `The numbers${of} are nearly right but have 32 bits only: often they were kept in a \`Float32Array\`. Use plain lists, or \`Float64Array\`.`,
    'rows-alike': (of: string) =>
      `All rows${of} are alike: often they are one and the same list, as \`fill\` puts it into every place.`,
    'ordered-as-text': (of: string) =>
      `The numbers${of} stand in the order of their texts, 10 before 9: give \`sort\` a function that compares numbers, \`(a, b) => a - b\`.`,
    'constant-factor': (by: string, of: string) => `Every number${of} is ${by} × the expected value.`,
    'constant-offset': (by: string, of: string) =>
      `Every number${of} is the expected value ${by.startsWith('-') ? '−' : '+'} ${by.replace('-', '')}.`,
    'one-row': (index: number, of: string) => `Only row ${index}${of} (counted from 0) is wrong.`,
    'one-column': (index: number, of: string) => `Only column ${index}${of} (counted from 0) is wrong.`,
    'all-but-one-row': (index: number, of: string) => `Only row ${index}${of} (counted from 0) is right.`,
    'all-but-one-column': (index: number, of: string) =>
      `Only column ${index}${of} (counted from 0) is right.`,
    'one-layer': (index: number, _of: string) =>
      `Only in layer ${index} something is wrong; all others are right.`,
    'all-but-one-layer': (index: number, _of: string) =>
      `Only layer ${index} is right; in each of the others something is wrong.`,
    'layers-from': (index: number, _of: string) =>
      index === 10
        ? 'The layers 1 to 9 are right, those from 10 on are not: often names were sorted or read as texts, where `W10` comes before `W2`.'
        : `The layers up to ${index - 1} are right, those from ${index} on are not.`,
  },
  notANumberHelp:
    '`NaN` comes from 0/0, ∞ − ∞, the logarithm or root of a negative number, or arithmetic with `undefined`.',

  absence: {
    'no-file': (file: string) => `The file \`${file}\` is not in the submission.`,
    'does-not-parse': (file: string) =>
      `\`${file}\` cannot be read as TypeScript; none of its functions can run.`,
    'bad-import': (file: string, specifier: string) =>
      `\`${file}\` imports \`${specifier}\`, which is not available here.`,
    'fails-to-load': 'An error is thrown while the file is loading, before any function is called.',
    'not-exported': (fn: string, file: string) => `\`${file}\` does not export a function \`${fn}\`.`,
    'no-home': (fn: string) => `No file of the submission exports a function \`${fn}\`.`,
    'not-a-function': (fn: string, file: string, is: string) =>
      `\`${fn}\` in \`${file}\` is ${is}, not a function.`,
  },
  parserSays: (message: string) => `The parser says: ${message}`,
  /** What is opened there has no end. */
  unclosed: {
    bracket: (opening: string) => `The \`${opening}\` that is opened there seems never to be closed.`,
    string: (quote: string) => `The text that begins there with \`${quote}\` has no end in its line.`,
    template: () => 'The template that begins there with a backtick has no end.',
    comment: (opening: string) => `The comment that begins there with \`${opening}\` has no end of its own.`,
  },
  noticedIn: (line: number) => `The parser noticed it only in line ${line}.`,
  unclosedHelp: {
    bracket: (closing: string) => `write the missing \`${closing}\` where the part that it closes ends.`,
    string: (quote: string) => `write the missing \`${quote}\` where the text ends.`,
    template: () => 'write the missing backtick where the text ends.',
    comment: (closing: string) => `write the missing \`${closing}\` where the comment ends.`,
  },
  noFileHelp: (file: string) => `hand in the file under exactly this name: \`${file}\`.`,
  badImportHelp: 'only your own files and the given `library/` can be imported, by relative path.',
  similarImportHelp: (similar: string) => `write \`${similar}\`: paths start at the file that imports.`,
  letterCaseHelp: (similar: string, file: string) =>
    `write \`${similar}\`: the file is called \`${file}\`; capital and small letters count.`,
  requireHelp:
    'write `import { … } from` and `export function`; `require`, `module.exports`, `exports.x =` and `export =` are not available here.',
  dynamicImportHelp: 'write `import { … } from` at the top of the file; `import(…)` is not available here.',
  restsOnHelp: (functions: string, count: number) =>
    count === 1
      ? `this check also uses ${functions}, which is not right yet: mend that first.`
      : `this check also uses ${functions}, which are not right yet: mend those first.`,
  typeImportHelp: (name: string) =>
    `if \`${name}\` is a type, write \`import type { ${name} }\`; if not, compare its name with the export.`,
  similarHelp: (similar: string, fn: string) => `there is an export \`${similar}\`; was \`${fn}\` meant?`,
  exportHelp: (fn: string) => `write \`export function ${fn}(…)\`, with this spelling.`,

  limit: {
    callTimeMs: (value: string) => `It did not finish within ${value}.`,
    submissionTimeMs: (value: string) => `All calls together took longer than ${value}.`,
    memoryMb: (value: string) => `It used more than ${value} of memory.`,
    answerBytes: (value: string) => `The answer is larger than ${value}.`,
    valueCount: (value: string) => `The answer holds more than ${value} values.`,
    valueDepth: (value: string) => `The answer contains itself, or is nested deeper than ${value} levels.`,
    consoleBytes: (value: string) => `It printed more than ${value} to the console.`,
    answersMb: (value: string) =>
      `With this answer, all answers of the submission together take more than ${value} of the grader’s memory.`,
    processExit: () => 'It ended the process it was running in.',
  },
  loadingTimeHelp:
    'often an endless loop outside of all functions, or in a function that is called there: make sure that its condition becomes false.',
  limitHelp: {
    callTimeMs: 'often an endless loop: make sure that the condition of every loop becomes false.',
    submissionTimeMs: 'often one slow function that the others call: look for a loop inside a loop.',
    memoryMb: 'often an array that grows in a loop without end.',
    answerBytes: 'return only what the handout asks for.',
    valueCount: 'often a list that grows in a loop: return only what the handout asks for.',
    valueDepth:
      'a value that contains itself, or nested deeper than any answer asked for: look for an array or object that was put into itself.',
    consoleBytes: 'remove the `console.log` calls inside loops.',
    answersMb: 'return only what the handout asks for, and print little.',
    processExit: 'a function gives its answer with `return`.',
  },
  seconds: (value: string) => `${value} s`,
  note: {
    'missing-file': (file: string) => `\`${file}\` is missing from the submission.`,
    'renamed-file': (file: string, used: string) =>
      `\`${used}\` was taken for \`${file}\`; please use that name.`,
    nested: (folder: string) => `The files were found in the folder \`${folder}\`.`,
    ambiguous: (file: string, used: string, others: string) =>
      `There are several \`${file}\`: \`${used}\` was graded, not ${others}.`,
    ignored: (count: number, some: string) => `${plural(count, 'file')} not looked at, such as ${some}.`,
    decoded: (count: number, some: string, encoding: string) =>
      `${plural(count, 'file')} not saved as UTF-8 but read as ${encoding}, such as ${some}; please save as UTF-8.`,
    elsewhere: (file: string, assignment: string) =>
      `\`${file}\` looks like a file of the assignment \`${assignment}\`; was the right one handed in?`,
    replaced: (file: string) => `\`${file}\` belongs to the assignment; yours was not used.`,
  },
  mark: {
    total: (mark: string, maximum: string) => `Mark: ${mark} of ${maximum}`,
    duration: (days: number, hours: number, minutes: number) =>
      [
        days > 0 ? plural(days, 'day') : '',
        hours > 0 ? plural(hours, 'hour') : '',
        minutes > 0 ? plural(minutes, 'minute') : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    scaled: (earned: string, points: string, mark: string) =>
      `${earned} of ${points} points are ${mark} on the course's scale.`,
    late: (lateness: string, days: number, percent: string) =>
      `Handed in ${lateness} after the deadline, ${plural(days, 'day')} counted: ${percent} % of the maximum is to be taken off.`,
    deducted: (deducted: string) => `Taken off: ${deducted}.`,
    floor: (percent: string) => `Lateness takes no mark below ${percent} % of the maximum.`,
    'too-late': (days: number, lastDay: number) =>
      `Handed in on day ${days} after the deadline; nothing counts after day ${lastDay}.`,
    'within-grace': (lateness: string, grace: string) =>
      `Handed in ${lateness} after the deadline; up to ${grace} nothing is taken off.`,
    'zone-assumed': (submittedAt: string, zone: string) =>
      `The time of handing in, \`${submittedAt}\`, came without a time zone; it was read in that of the deadline (${zone}).`,
    rounded: (from: string, to: string, step: string) =>
      `Rounded to a multiple of ${step}: ${from} becomes ${to}.`,
    'disagrees-with-lms':
      'The LMS counts it as handed in on time: whoever has a later deadline of their own, tell the teaching staff.',
    'late-but-unknown':
      'The LMS counts it as late but does not say since when: nothing is taken off for lateness.',
    'time-unknown': 'Nobody knows when it was handed in: nothing is taken off for lateness.',
    'not-final': 'The mark is not final: the grader failed at some checks.',
  },
  attempts: {
    title: 'Attempts',
    best: (limit: number | undefined) =>
      `${limit === undefined ? 'Of all attempts' : `Of the first ${plural(limit, 'attempt')}`}, the one with the best mark counts; of equal ones, the latest.`,
    latest: (limit: number | undefined) =>
      limit === undefined
        ? 'The latest attempt counts.'
        : `Of the first ${plural(limit, 'attempt')}, the latest counts.`,
    line: (number: number, submittedAt: string | undefined, what: string) =>
      `Attempt ${number}${submittedAt === undefined ? '' : ` (\`${submittedAt}\`)`}: ${what}`,
    marked: (score: string, mark: string, maximum: string) => `${score}, a mark of ${mark} of ${maximum}`,
    counts: (marks: string) => `${marks}; this one counts, and the page is about it`,
    notFinal: (marks: string) =>
      `${marks} so far; the grader failed at some checks, so the mark is not final`,
    leftOut: (count: number) => `${plural(count, 'earlier attempt')} not listed here.`,
    'not-graded': 'not graded, as a later one counts',
    'beyond-limit': (limit: number) => `does not count; in this course only the first ${limit} may count`,
    missing: 'nothing was handed in',
    unreadable: 'its files could not be read',
    error: 'the grader failed at it, which is not your fault; the mark is not final',
  },
  isolation: {
    bubblewrap: 'own namespaces (bubblewrap)',
    container: 'restricted process in a container',
    isolate: 'separate V8 isolate',
    local: 'on your own machine, not isolated',
  },

  page: {
    points: 'points',
    pointsColumn: 'Points',
    pointsOf: (earned: string, points: string) => `${earned} of ${points} points`,
    checksRight: (right: number, total: number) => `${right} of ${plural(total, 'check')} right`,
    incomplete:
      'Not complete: the grader failed at some checks. The marks are not final; this is not your fault.',
    public: 'Public checks',
    hidden: 'Hidden checks',
    hiddenNote:
      'The numbers of hidden checks are not shown. Run the public checks to see inputs and expected values.',
    told: {
      verdicts: 'In this course, of hidden checks only this is told: which are right.',
      marks: 'In this course, of hidden checks only the marks are told.',
    },
    fixFirst: 'What to fix first',
    allRight: 'Every check is right.',
    pointsShort: (points: string, one: boolean) => `${points} ${one ? 'point' : 'points'}`,
    overview: 'Overview',
    check: 'Check',
    result: 'Result',
    lesson: (lesson: string) => `Lesson ${lesson}`,
    toDo: 'Checks to work on',
    done: 'More on checks that are right',
    checksCount: (count: number) => plural(count, 'check'),
    notes: 'About the files',
    help: 'help:',
    place: 'place',
    expected: 'expected',
    got: 'got',
    begins: 'got, its beginning',
    difference: 'difference',
    allowed: 'allowed',
    differing: 'differ',
    component: 'component',
    approximated: 'by differences',
    given: 'given',
    ratio: 'ratio',
    ratioAxis: 'relative difference',
    worstOwnCost: 'Components that differ most from the differences of the cost',
    worstExpected: 'Components that differ most from the expected gradient',
    worstNumbers: 'Largest differences',
    callOf: (fn: string, call: number, calls: number) =>
      calls > 1 ? `Inputs and answers of call ${call}: ${fn}` : `Inputs and answers of the call: ${fn}`,
    call: (call: number) => `call ${call}`,
    moreCalls: (count: number) => `${plural(count, 'more call')} not shown.`,
    argument: (index: number) => `argument ${index}`,
    rng: (seed: string) => `random generator, seed ${seed}`,
    probe: (name: string) => `function ${name} from probes.ts`,
    leftOut: (count: string) => `Too long for a report: ${count} values of this call are left out.`,
    folded: 'This check has more to show than a page can hold; `report.json` has its beginning.',
    more: (count: number) => `${count} more`,
    moreRows: (count: number) => plural(count, 'more row'),
    moreColumns: (count: number) => plural(count, 'more column'),
    printed: 'Console output',
    costPlot: 'Cost by step',
    costPlotDescription: (steps: number) =>
      `Line chart of expected and given cost, ${plural(steps, 'step')}.`,
    logScale: 'log scale',
    step: 'step',
    cost: 'cost',
    leavesAt: (step: number) => `differs from step ${step}`,
    curvePlot: 'Relative difference by ε',
    curvePlotDescription: (bound: string) =>
      `Line chart, both axes logarithmic: the relative difference for each ε, and the bound ${bound}.`,
    bound: 'bound',
    isolation: (level: string) => `Isolation: ${level}`,
    plan: (id: string) => `Plan ${id}`,
    all: 'All of them are in',
    madeBy: 'Graded by gradecheck',
    total: 'Total',
  },
  index: {
    title: 'Class report',
    student: 'Student',
    submissions: 'submissions',
    score: 'Score',
    checks: 'Checks',
    graded: 'graded',
    error: 'could not be graded',
    missing: 'nothing handed in',
    unreadable: 'could not be read',
    left: 'Not matched to anybody',
    leftName: 'File or student',
    reason: 'Reason',
    leftCount: (count: number) => `${count} not matched to anybody`,
    notOnRoster: 'is not on the roster',
    students: (count: number) => plural(count, 'submission'),
    gradedCount: (count: number) => `${count} graded`,
    errorCount: (count: number) => `${count} could not be graded`,
    missingCount: (count: number) => `${count} missing`,
    unreadableCount: (count: number) => `${count} could not be read`,
    mean: 'Mean of those graded',
    median: 'Median of those graded',
    distribution: 'Distribution of scores',
    distributionDescription: (bins: string) => `Histogram of scores in percent: ${bins}.`,
    percentOfPoints: 'percent of the points',
    percentOfMaximum: 'percent of the maximum mark',
    byMarks: 'Scores are marks by the rules in course.json; points in brackets.',
    bin: (from: number, to: number, count: number) => `${from}–${to} %: ${count}`,
    mistakes: 'Most common mistakes',
    mistake: 'Mistake',
    count: 'Submissions',
    noMistakes: 'No named mistakes.',
    perCheck: 'Success by check',
    rate: 'Right',
    rateOf: (right: number, total: number) => `${right} of ${total}`,
    all: 'All submissions',
    stripDescription: (right: number, total: number) => `${right} of ${plural(total, 'check')} right`,
  },
  classPage: {
    toDo: 'To be looked at by hand',
    state: 'State',
    why: 'Reason',
    leftOver: 'belongs to nobody',
    more: (count: number) => `${count} more`,
    toDoMore: (count: number) => `${count} more, not more urgent than these.`,
    onPaper: (count: number) => `${count} more on the page itself.`,
    mean: (graded: number, all: number) => (graded === all ? 'Mean' : `Mean of the ${graded} graded`),
    median: (graded: number, all: number) => (graded === all ? 'Median' : `Median of the ${graded} graded`),
    byMarks:
      'Scores are marks by the rules in course.json (lateness, scale, rounding); so are mean and median. The points are beside them.',
    mark: 'Mark',
    points: 'Points',
    examples: 'For example',
    wrongChecks: (right: string, names: string) => `${right}; not right: ${names}`,
    stopped: 'Functions that were stopped',
    function: 'Function',
    limit: 'Limit',
    checksOf: 'Checks',
    limits: {
      callTimeMs: 'time of a call',
      submissionTimeMs: 'time of all calls',
      memoryMb: 'memory',
      answerBytes: 'size of an answer',
      valueCount: 'values of an answer',
      valueDepth: 'depth of an answer',
      consoleBytes: 'console output',
      answersMb: 'all answers together',
      processExit: 'ended the process',
    } as Readonly<Record<string, string>>,
    studentPage: 'student’s page',
    table: 'The table for spreadsheets',
    times: 'How long each took',
    timesDiffer:
      'These times are of the run that wrote this page: with another one they differ, and all other pages do not.',
    run: 'run',
    known: 'known already, so not run again',
    total: 'all together',
    middle: 'half of them took less than',
    seconds: (seconds: string) => `${seconds} s`,
    time: 'Time in seconds',
    wasStopped: 'Stopped',
    slowest: 'Slowest first',
    back: 'Class report',
    noTimes: 'Nothing was run: all results were known.',
    filter: 'Show only rows with',
    shown: 'rows shown:',
    similar: 'Similar submissions',
    allPairs: (count: number) => `All pairs (${count}), and what the number means`,
    readAs: (platform: string) => `Read as: ${platform}`,
  },
  similar: {
    title: 'Similar submissions',
    staffOnly: 'For staff: this page shows the work of several students.',
    meaning: (least: string) =>
      `The number says how much of both texts’ code occurs in the other one, too: of the runs of about three lines in both together, so many percent. Code is compared by its structure: names, comments, types, spacing and the order of functions do not count. What was handed out is left out, and so is what more than a quarter of the class has. Pairs below ${least} are not listed.`,
    caution:
      'It accuses nobody. Exercises are short and ask for the same things, so common solutions look alike, and so do solutions from one textbook, one lecture or one tutorial. Read both texts, and hear both students, before you think of a reason.',
    compared: 'compared',
    pairs: 'Pairs',
    pairCount: 'similar pairs',
    noPairs: 'No two submissions are that similar.',
    similarity: 'Similarity',
    leftShare: 'of the first',
    rightShare: 'of the second',
    first: 'First',
    second: 'Second',
    open: 'side by side',
    more: (count: number) => `${plural(count, 'more pair')}, less similar.`,
    moreClusters: (count: number) => `${plural(count, 'more group')}, not larger.`,
    moreNotCompared: (count: number) => `${count} more.`,
    morePassages: (count: number) => `${plural(count, 'more passage')}, not marked.`,
    clusters: 'Groups',
    clustersMeaning:
      'Three or more that hang together by pairs; not each of them need be similar to every other one.',
    members: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),
    notCompared: 'Not compared',
    reason: {
      missing: 'nothing was handed in',
      unreadable: 'the submission cannot be read',
      'does-not-parse': 'it cannot be read as TypeScript',
      'too-large': 'it is larger than what is compared',
      'too-long': 'reading it takes too long',
      'too-little': 'there is too little of its own beside what was handed out and what is common',
    },
    ofFile: (file: string, reason: string) => `\`${file}\`: ${reason}`,
    earlier: (name: string, term: string) => `${name} (${term})`,
    pairTitle: (left: string, right: string) => `${left} and ${right}`,
    passages: 'matching passages',
    back: 'All pairs',
    twin: (passage: number) => `passage ${passage}`,
    cut: 'The rest is too long for this page.',
  },
};

/** What a language must be able to say. */
export type Phrases = typeof en;
