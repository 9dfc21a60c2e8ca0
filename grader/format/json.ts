/** Our own document (docs/report.schema.json) of the report that counts, its page, and those of a public plan beside it. */
import type { Format, FormatFile, FormatSettings, Graded } from '../model.ts';
import { reportToJson } from '../report/json.ts';

export const json: Format = {
  name: 'json',
  of: 'gradecheck: JSON and a page',
  write: ({ reports }, settings) =>
    [...reports].sort((a, b) => Number(b.counts) - Number(a.counts)).flatMap((one) => filesOf(one, settings)),
};

function filesOf({ report, counts }: Graded['reports'][number], { pageOf }: FormatSettings): FormatFile[] {
  const name = counts ? 'report' : report.visibility;
  return [
    { name: `${name}.json`, text: reportToJson(report) },
    { name: `${name}.html`, text: pageOf(report) },
  ];
}
