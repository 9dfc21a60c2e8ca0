/** The rows of a table in Markdown. */
import { endingBySign, type Reader, textOf } from '../reader.ts';

export const reader: Reader = {
  endings: (files) =>
    [...textOf(files).matchAll(/^\| (✅|❌|⚠️) \|/gmu)].map(([, sign = '']) => endingBySign[sign] ?? 'open'),
};
