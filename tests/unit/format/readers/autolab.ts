/** Autolab: `parseAutoresult` and `saveAutograde` of app/helpers/assessment_autograde_core.rb, and the formatted view. */
import { type Reader, textOf } from '../reader.ts';

const lastLines = (text: string) => text.trimEnd().split('\n').slice(-2) as [string, string];

export const reader: Reader = {
  endings: (files) => {
    const { _presentation, stages, ...byStage } = JSON.parse(lastLines(textOf(files))[0]);
    if (_presentation !== 'semantic') throw new Error('no formatted view');
    return stages.flatMap((stage: string) =>
      Object.values<{ passed?: boolean } | string>(byStage[stage]).map((test) =>
        typeof test === 'string' ? 'open' : test.passed ? 'passed' : 'failed',
      ),
    );
  },
  score: (files) => {
    const autoresult = lastLines(textOf(files))[1].replace(/([a-zA-Z0-9]+):/g, '"$1":');
    const { scores } = JSON.parse(autoresult);
    const [score] = Object.values<number | null>(scores);
    if (score === undefined) throw new Error('Empty autoresult string');
    return score ?? undefined;
  },
};
