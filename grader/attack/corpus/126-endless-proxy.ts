/** Every item is a new proxy, so no cycle is found. The depth ends it. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const endlessProxy: CodeAttack = {
  kind: 'code',
  number: 126,
  name: 'endless-proxy',
  title: 'a proxy that contains proxies without an end',
  family: 'resources',
  files:
    inPlaceOfDouble(`const nest = () => new Proxy({}, { get: nest, ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });
export const double = nest;`),
  expect: { attacked: ['double'], credit: 'none', answers: ['valueDepth'], keeps: ['shift', 'total'] },
};
