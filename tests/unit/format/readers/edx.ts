/** Open edX: `_parse_score_msg` and `update_score` of `CodeResponse` in xmodule/capa/responsetypes.py. */
import { endingBySign, type Reader, textOf } from '../reader.ts';
import { requireWellFormed } from '../well-formed.ts';

const lmsTags = ['div', 'p', 'pre', 'span', 'strong', 'code', 'em', 'b', 'i', 'ul', 'ol', 'li', 'a'];

export const reader: Reader = {
  endings: (files) =>
    [...JSON.parse(textOf(files)).msg.matchAll(/<strong>(✅|❌|⚠️) /gu)].map(
      ([, sign = '']) => endingBySign[sign] ?? 'open',
    ),
  score: (files) => {
    const reply = JSON.parse(textOf(files));
    requireWellFormed(reply.msg, lmsTags);
    const isValid = ['correct', 'score', 'msg'].every((field) => field in reply);
    return isValid ? Math.max(0, reply.score) : undefined;
  },
};
