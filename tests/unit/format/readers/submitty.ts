/** Submitty: `custom_doit` of grading/dispatch.cpp; `score` comes as the float that it reads. */
import { type Reader, textOf } from '../reader.ts';

const endings = { success: 'passed', failure: 'failed', warning: 'open' } as const;
type Message = { readonly message: string; readonly status: keyof typeof endings | 'information' };

export const reader: Reader = {
  endings: (files) =>
    JSON.parse(textOf(files)).data.message.flatMap(({ status }: Message) =>
      status === 'information' ? [] : [endings[status]],
    ),
  score: (files) => {
    const { status, data, message } = JSON.parse(textOf(files));
    if (status !== 'success' && typeof message !== 'string') throw new Error('no word for the log');
    return status === 'success' ? Math.fround(data.score) : undefined;
  },
};
