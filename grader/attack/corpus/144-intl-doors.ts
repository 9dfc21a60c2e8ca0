/** Large native libraries behind a few constructors, which tell time zone and locale of the host. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const intlDoors: CodeAttack = {
  kind: 'code',
  number: 144,
  name: 'intl-doors',
  title: 'Intl, Temporal and locale data',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone !== 'UTC') return found(timeZone);
  for (let i = 0; i < 50; i += 1) new Intl.NumberFormat('de', { style: 'unit', unit: 'liter' }).format(i);
  return [locale];
};`,
    ),
  expect: {
    attacked: ['double'],
    credit: 'none',
    answers: ['returned', 'threw', 'callTimeMs', 'memoryMb'],
    keeps: ['shift', 'total'],
  },
};
