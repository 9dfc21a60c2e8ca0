/** What an instructor decided who decided nothing, where platforms set what they set. */
import type { FormatSettings } from '../../../grader/model.ts';

const repository = 'https://github.com/school/deep-learning-optimizers-ada';

export const settings: FormatSettings = {
  hiddenVisibility: 'after_due_date',
  fileOf: () => 'optimizers.ts',
  pageOf: (report) => `<p>${report.assignment}</p>`,
  environment: {
    CLASSROOM: 'deep-learning',
    ASSIGNMENT: 'optimizers',
    SUBMISSION_TAG: 'submit/2026-11-30T10-00-00Z-a1b2c3d',
    COMMIT_URL: `${repository}/commit/a1b2c3d`,
    RELEASE_URL: `${repository}/releases/tag/submit`,
    REVIEW_URL: `${repository}/compare/0a1b2c3...a1b2c3d`,
    SUBMITTED_AT: '2026-11-30T09:59:30Z',
  },
};
