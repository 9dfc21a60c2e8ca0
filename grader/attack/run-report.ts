/** Grades a submission that says a hostile text everywhere, and compares its reports with those of a harmless one. */
import { reportsOf } from '../batch/publish.ts';
import { grade } from '../grade.ts';
import { displayName, idFor } from '../intake/names.ts';
import type { IntakeNote, Report, Submission } from '../model.ts';
import { renderHtml } from '../report/html.ts';
import { renderIndex } from '../report/index-page.ts';
import { renderIndexTerminal } from '../report/index-terminal.ts';
import { reportToJson } from '../report/json.ts';
import type { Templates } from '../report/templates.ts';
import { renderTerminal } from '../report/terminal.ts';
import { attackPlan, honestFiles } from './assignment.ts';
import type { ReportAttack } from './attack.ts';
import type { Ground } from './ground.ts';
import { type Breach, crash, escaped, type Found } from './outcome.ts';

const harmless = 'harmless';

/** Renders everything that `attack` can get a text into. */
export async function runReport(ground: Ground, attack: ReportAttack): Promise<Found> {
  const shown = await showAll(ground, attack, attack.text);
  const plain = await showAll(ground, attack, 'x'.repeat(attack.text.length));
  const pages = ['report', 'class'] as const;
  const built = pages.filter((page) => skeletonOf(shown.pages[page]) !== skeletonOf(plain.pages[page]));
  const breaches: Breach[] = [
    ...built.map((page) => escaped(`the ${page} page has other elements than with a harmless text`)),
    ...Object.entries(shown).flatMap(([sink, texts]) => badIn(sink as Sink, Object.values(texts), attack)),
    ...(isJson(shown.documents.report) ? [] : [crash('the report is not JSON')]),
    ...(isFolderName(idFor(attack.text)) ? [] : [escaped('its folder has an unsafe name')]),
  ];
  return { happened: 'written out', breaches };
}

/** What one kind of reader must never get to see. */
function badIn(sink: Sink, texts: readonly string[], { never }: ReportAttack): Breach[] {
  const said = (never[sink] ?? []).filter((bad) => texts.some((text) => text.includes(bad)));
  const moves = texts.some((text) => /[\p{Cc}\p{Bidi_Control}]/u.test(text.replace(/[\n\t]/g, '')));
  return [
    ...said.map((bad) => escaped(`${sink}: ${JSON.stringify(bad).slice(0, 80)}`)),
    ...(moves ? [escaped(`${sink}: control characters`)] : []),
  ];
}

const isFolderName = (id: string): boolean => /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(id);

type Sink = keyof ReportAttack['never'];

type Shown = {
  readonly pages: { readonly report: string; readonly class: string };
  readonly terminals: { readonly report: string; readonly class: string };
  readonly documents: { readonly report: string };
};

async function showAll(ground: Ground, { visibility }: ReportAttack, text: string): Promise<Shown> {
  const { sandbox, templates } = ground;
  const submission = saying(text, visibility === 'hidden' ? harmless : text);
  const grading = await grade(attackPlan(visibility), submission, sandbox);
  const view = { language: 'en', templates, isolation: sandbox.level } as const;
  const { student } = reportsOf(grading, submission, view);
  const { name } = submission;
  const row = { id: 'x', name, state: 'error', error: name, mistakes: [], results: [] } as const;
  return {
    pages: {
      report: renderHtml(student, { templates, name }),
      class: withoutOurScript(renderIndex([row], { templates, title: 'Class', language: 'en' }), templates),
    },
    terminals: { report: renderTerminal(student, { color: false }), class: renderIndexTerminal([row]) },
    documents: { report: reportToJson(student) },
  };
}

/** A class page without the one script that is ours, byte for byte; what is left must hold none. */
function withoutOurScript(page: string, templates: Templates): string {
  return page.replace(`<script>${templates['class.js'] ?? ''}</script>`, () => '');
}

/** A submission that prints, throws, answers and exports `text`, one answer too large; its name and files are called `name`. */
function saying(text: string, name: string): Submission {
  const literal = JSON.stringify(text);
  const attacked = `const text = ${literal};
export function double(x: number[]) { console.log(text, { [text]: text }); throw new Error(text + JSON.stringify(x)); }
export function shift() { console.error(text); return { [text]: text }; }
`;
  const measured = `const list = [{ [${literal}]: ${literal} }]; list.length = 3_000_000; export const peak = () => list;`;
  const notes: IntakeNote[] = [
    { kind: 'renamed-file', file: name, used: name },
    { kind: 'nested', folder: name },
    { kind: 'ignored', count: 1, examples: [name] },
    { kind: 'decoded', encoding: 'Big5', count: 1, examples: [name] },
  ];
  const neighbour = `export const total = () => ${literal}; export { total as ${literal.replace(/\\ud[89a-f]../gi, '?')} };`;
  const files = {
    ...honestFiles,
    'attacked.ts': attacked,
    'neighbour.ts': neighbour,
    'measured.ts': measured,
  };
  return { id: idFor(name), name: displayName(name), files, notes };
}

/** The tags of a page with the names of their attributes; every text and value is left out. */
function skeletonOf(html: string): string {
  const tags = html.replace(/<style>.*?<\/style>/s, '').match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""')).join('');
}

function isJson(text: string): boolean {
  try {
    const report: Report = JSON.parse(text);
    return report.format === 1;
  } catch {
    return false;
  }
}
