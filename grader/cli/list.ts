import { Command, Option } from 'commander';
import type { Language } from '../model.ts';
import { listAssignments, loadManifest, loadMistakeSpecs } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import { bitRows, toBitTable } from './bits.ts';
import { toMistakeList } from './mistake-list.ts';
import { jsonOption, languageOption } from './options.ts';
import { print } from './print.ts';

type Row = {
  slug: string;
  title: string;
  lessons: readonly string[];
  functions: number;
  mistakes: number;
  points: number;
};

/** `gradecheck list`: assignments with lessons, functions, named mistakes and points. */
export function listCommand(): Command {
  return new Command('list')
    .description('assignments, lessons, points')
    .addOption(languageOption)
    .addOption(jsonOption)
    .addOption(new Option('--bits', 'how much one report on hidden inputs tells a student at most, in bits'))
    .addOption(
      new Option(
        '--mistakes <slug>',
        'what each mistake of an assignment changes in the reference (for staff)',
      ),
    )
    .action(async ({ lang, json, ...wish }: Wish & { lang: Language; json?: true }) => {
      const { rows, table } = await listedFor(wish, lang);
      print(json ? `${JSON.stringify(rows, null, 2)}\n` : table);
    });
}

type Wish = { readonly bits?: true; readonly mistakes?: string };
type Listed = { readonly rows: readonly object[]; readonly table: string };

async function listedFor({ bits, mistakes }: Wish, language: Language): Promise<Listed> {
  if (mistakes !== undefined) {
    const specs = await loadMistakeSpecs(mistakes);
    return { rows: specs, table: toMistakeList(specs, language) };
  }
  return bits ? toldOfHidden() : toldOfAssignments(language);
}

function toldOfAssignments(language: Language): Listed {
  const rows = listAssignments().map((slug) => toRow(slug, language));
  return { rows, table: toTable(rows) };
}

function toldOfHidden(): Listed {
  const rows = bitRows();
  return { rows, table: toBitTable(rows) };
}

function toRow(slug: string, language: Language): Row {
  const { title, lessons, files } = loadManifest(slug);
  const { checks } = publicPlan(slug);
  const mistakes = new Set(checks.flatMap((check) => check.mistakes.map(({ id }) => id)));
  return {
    slug,
    title: title[language],
    lessons,
    functions: Object.values(files).flat().length,
    mistakes: mistakes.size,
    points: checks.reduce((sum, { points }) => sum + points, 0),
  };
}

function toTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ slug }) => slug.length));
  const lines = rows.flatMap(({ slug, title, lessons, functions, mistakes, points }) => {
    const counts = [count(functions, 'function'), count(mistakes, 'named mistake'), count(points, 'point')];
    const where = `${lessons.length === 1 ? 'lesson' : 'lessons'} ${lessons.join(', ')}`;
    return [`${slug.padEnd(width)}  ${title}`, `${' '.repeat(width)}  ${where}; ${counts.join(', ')}`];
  });
  return [...lines, totalsOf(rows), ''].join('\n');
}

function totalsOf(rows: readonly Row[]): string {
  const sum = (key: 'functions' | 'mistakes') => rows.reduce((total, row) => total + row[key], 0);
  const functions = count(sum('functions'), 'function');
  return `${count(rows.length, 'assignment')}, ${functions}, ${count(sum('mistakes'), 'named mistake')}`;
}

const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;
