/** Promise 7: what a student may read of a verdict on hidden inputs. */
import type { HiddenReport, Verdict } from '../model.ts';
import { isUncalled } from './causes.ts';

/**
 * `verdict` without anything that depends on the hidden inputs beyond its kind and the mistake's name: no
 * findings, no text or place of an error, not even which call it was. A limit's name and value are public, and so is
 * all that came of loading: no input is there yet. Where less is told than `mistakes`, it is right or wrong and nothing
 * more; what hangs on no input is told all the same.
 */
export function redact(verdict: Verdict, told: HiddenReport = 'mistakes'): Verdict {
  if (told === 'mistakes' || isPlain(verdict)) return redactInputs(verdict);
  return { kind: verdict.kind === 'right' ? 'right' : 'wrong', findings: [] };
}

/** Whether a verdict hangs on no input: no function could be called, or the grader failed. */
export function isPlain(verdict: Verdict): boolean {
  return isUncalled(verdict) || verdict.kind === 'fault';
}

function redactInputs(verdict: Verdict): Verdict {
  switch (verdict.kind) {
    case 'right':
      return { kind: 'right', findings: [] };
    case 'wrong':
      return { kind: 'wrong', findings: [], ...causes(verdict) };
    case 'mistake':
      return { kind: 'mistake', mistake: verdict.mistake, text: verdict.text, findings: [] };
    case 'threw':
      return {
        kind: 'threw',
        call: 0,
        message: '',
        ...(verdict.by ? { by: verdict.by } : {}),
        ...causes(verdict),
      };
    case 'stopped':
      return { kind: 'stopped', call: 0, limit: verdict.limit, ...loadingOf(verdict) };
    case 'missing':
      return verdict;
    case 'fault':
      return { kind: 'fault', reason: '' };
  }
}

/** The name of an entry file, which everybody knows. */
function loadingOf({ loading }: { readonly loading?: string }): { loading?: string } {
  return loading === undefined ? {} : { loading };
}

function causes({ restsOn }: { readonly restsOn?: readonly string[] }): { restsOn?: readonly string[] } {
  return restsOn === undefined ? {} : { restsOn };
}
