import { Command } from 'commander';
import type { Language } from '../model.ts';
import { listAssignments, loadManifest } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import { jsonOption, languageOption } from './options.ts';

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
    .action(({ lang, json }: { lang: Language; json?: true }) => {
      const rows = listAssignments().map((slug) => toRow(slug, lang));
      process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : toTable(rows));
    });
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
  return rows
    .map(({ slug, title, lessons, functions, mistakes, points }) => {
      const counts = `${functions} functions, ${mistakes} named mistakes, ${points} points`;
      return `${slug.padEnd(width)}  ${title}\n${' '.repeat(width)}  lessons ${lessons.join(', ')}; ${counts}\n`;
    })
    .join('');
}
