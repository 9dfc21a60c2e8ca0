/** What CodeRunner needs: the grader on its Jobe server, the same for every question, and the questions to import. */
import type { Exporter, Order, PackageFiles } from '../exporter.ts';
import { onlyEntryOf } from '../one-file.ts';
import { below, readPart, withoutAssignment } from '../parts.ts';
import { type Question, quizOf } from './question.ts';

const parts = new URL('./parts/', import.meta.url);

export const coderunnerExporter: Exporter = {
  name: 'coderunner',
  of: 'Moodle CodeRunner',
  files: (order) => ({
    ...jobeFiles(order),
    'questions.xml': { content: quizOf([prototype(), questionFor(order)]) },
  }),
};

/** Students' programs of other questions run beside it, so nothing of an assignment lies there. */
function jobeFiles({ engine }: Order): PackageFiles {
  return below('jobe', withoutAssignment(engine), { Dockerfile: readPart(parts, 'Dockerfile') });
}

const type = 'gradecheck';

/**
 * How every question is graded. No limit of memory: Jobe's counts addresses, of which Node reserves far more than it uses;
 * the box has its own. Disk and streams in MB.
 */
function prototype(): Question {
  return {
    name: `PROTOTYPE_${type}`,
    text: 'Graded by gradecheck on the Jobe server.',
    options: {
      ...{ defaultgrade: 1, penalty: 0, hidden: 0, coderunnertype: type, prototypetype: 2 },
      ...{ allornothing: 0, penaltyregime: 0, precheck: 0, showsource: 0, useace: 1 },
      template: String(readPart(parts, 'template.py').content),
      ...{ iscombinatortemplate: 1, allowmultiplestdins: 0, validateonsave: 0 },
      ...{ language: 'python3', acelang: 'typescript', uiplugin: 'ace', grader: 'TemplateGrader' },
      ...{ cputimelimitsecs: 60, memlimitmb: 0 },
      sandboxparams: JSON.stringify({ numprocs: 200, disklimit: 200, streamsize: 4 }),
    },
    files: {},
  };
}

function questionFor(order: Order): Question {
  const { title, maximum, handedOut, engine } = order;
  const entry = onlyEntryOf(order, 'coderunner');
  return {
    name: title,
    text: handedOut.handout,
    options: {
      ...{ defaultgrade: maximum, penalty: 0, hidden: 0, coderunnertype: type, prototypetype: 0 },
      ...{ allornothing: 0, penaltyregime: 0, validateonsave: 0, answerboxlines: 40 },
      ...{ answerpreload: handedOut.starter[entry] ?? '', globalextra: entry, twigall: 0 },
    },
    files: { 'assignment.json': engine['assignment.json']?.content ?? '' },
  };
}
