import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import { renderTimings, type TimedRow } from '../../../grader/report/timings-page.ts';
import { hostile, unseen } from './hostile.ts';

const options = { templates: loadTemplates(), title: 'Optimizers', language: 'en' } as const;
const timed = (name: string, timeMs: number, more: Partial<TimedRow> = {}): TimedRow => ({
  ...{ id: name, name, state: 'graded', reportHref: `students/${name}/report.html` },
  ...{ mistakes: [], results: [], timeMs, ...more },
});
const namesIn = (page: string) => [...page.matchAll(/report\.html">(\w+)<\/a>/g)].map(([, name]) => name);

describe('the page of times', () => {
  it('has the slowest first, with what was stopped, and counts those that were not run again', () => {
    const stopped = { fn: 'trainModel', limit: 'callTimeMs' } as const;
    const results = ['a', 'b'].map((id) => ({ id, title: id, kind: 'stopped' as const, stopped }));
    const rows = [timed('Ada', 120), timed('Ben', 5040, { results }), timed('Cleo', 300), timed('Dan', 0)];
    const page = renderTimings(rows, options);
    expect(namesIn(page)).toEqual(['Ben', 'Cleo', 'Ada']);
    expect(page).toContain('<td class="right-aligned figures">5.04</td><td>trainModel</td>');
    expect(page).toContain('<dt>half of them took less than</dt><dd>0.3 s</dd>');
    expect(page).toContain('<dt>known already, so not run again</dt><dd>1</dd>');
  });

  it('stands when nothing was run, and lets no name be markup', () => {
    expect(renderTimings([timed('Ada', 0)], options)).toContain('Nothing was run: all results were known.');
    const page = renderTimings([timed(hostile, 3)], { ...options, language: 'zh' });
    expect(page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')).not.toMatch(/<script|<img|NaN|undefined/i);
    expect(page).not.toMatch(unseen);
  });
});
