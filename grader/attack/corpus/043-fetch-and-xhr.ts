/** What browsers and newer versions of Node offer as globals without an import. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const fetchAndXhr: CodeAttack = {
  kind: 'code',
  number: 43,
  name: 'fetch-and-xhr',
  title: 'fetch, WebSocket, XMLHttpRequest and importScripts',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const names = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'importScripts', 'BroadcastChannel', 'Worker', 'caches', 'navigator', 'localStorage'];
  const there = names.filter((name) => typeof globalThis[name] !== 'undefined');
  if (there.includes('fetch')) fetch('http://127.0.0.1:' + bait.port + '/').catch(() => {});
  if (there.length > 0) return found(there.join());
  throw new Error('none of them is there');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
