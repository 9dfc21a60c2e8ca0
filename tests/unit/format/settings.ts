/** What an instructor decided who decided nothing. */
import type { FormatSettings } from '../../../grader/model.ts';

export const settings: FormatSettings = {
  hiddenVisibility: 'after_due_date',
  fileOf: () => 'optimizers.ts',
  pageOf: (report) => `<p>${report.assignment}</p>`,
  environment: {},
};
