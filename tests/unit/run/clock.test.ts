/** No clock, and nothing else that differs from run to run or from machine to machine. */
import { describe, expect, it } from 'vitest';
import { callOf, realms, returned, runOnce } from './sandboxes.ts';

/**
 * Calls everything that can be reached from the global object without arguments, and every class with each method of
 * its instances; tells what came of it, by the way that leads there.
 */
const walk = `
const told = {};
const seen = new Set();
const { then } = Promise.prototype;
const text = (value) => {
  // A rejection that nobody takes up would be the answer of the call.
  if (value instanceof Promise) try { Reflect.apply(then, value, [undefined, () => {}]); } catch {}
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return typeof value === 'symbol' ? 'a symbol' : String(value);
  let written = '';
  try { written = JSON.stringify(value); } catch {}
  try { return String(value) + written; } catch { return 'an object' + written; }
};
const tell = (way, act) => {
  try { const value = act(); told[way] = text(value); return value; } catch (error) { told[way] = 'throws ' + error.message; }
};
const visit = (value, way, holder) => {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  if (typeof value === 'function') {
    const called = tell(way + '()', () => Reflect.apply(value, holder, []));
    visit(called, way + '()', undefined);
    visit(tell('new ' + way, () => Reflect.construct(value, [])), 'new ' + way, undefined);
  }
  for (const key of Reflect.ownKeys(value)) {
    const own = Reflect.getOwnPropertyDescriptor(value, key);
    const there = way + '.' + String(key);
    if (own.get) { const got = tell(there, () => value[key]); visit(got, there, value); }
    visit(own.get ?? own.value, there, value);
    if (typeof own.value !== 'object' && typeof own.value !== 'function') told[there] = text(own.value);
  }
  const prototype = Object.getPrototypeOf(value);
  for (let above = prototype; above !== null && !way.endsWith('()()'); above = Object.getPrototypeOf(above)) {
    if (above === Object.prototype || above === Function.prototype) break;
    for (const key of Reflect.ownKeys(above)) {
      if (key === 'constructor') continue;
      const there = way + ':' + String(key);
      let method;
      method = tell(there, () => value[key]);
      if (typeof method === 'function') tell(there + '()', () => Reflect.apply(method, value, []));
    }
  }
  visit(prototype, way + '.[prototype]', undefined);
};
export const f = () => { visit(globalThis, 'globalThis'); return told; };
`;

/** What a realm has. Whatever a new version of Node adds is looked at for clocks and chance before it stands here. */
const known = {
  all:
    'AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array ' +
    'Boolean DataView Date DisposableStack Error EvalError Float16Array Float32Array Float64Array ' +
    'Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object ' +
    'Promise Proxy RangeError ReferenceError Reflect RegExp Set String SuppressedError Symbol ' +
    'SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap ' +
    'WeakSet console decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval ' +
    'globalThis isFinite isNaN parseFloat parseInt structuredClone undefined unescape',
  intl:
    'Collator DateTimeFormat DisplayNames DurationFormat ListFormat Locale NumberFormat PluralRules ' +
    'RelativeTimeFormat Segmenter getCanonicalLocales supportedValuesOf',
  date: 'UTC length name now parse prototype',
  math:
    'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil ' +
    'clz32 cos cosh exp expm1 f16round floor fround hypot imul log log10 log1p log2 max min pow ' +
    'random round sign sin sinh sqrt tan tanh trunc',
};

/** All that a realm says is much more than a submission may. */
const limits = {
  callTimeMs: 20_000,
  submissionTimeMs: 60_000,
  answerBytes: 8 * 1024 * 1024,
  answersMb: 128,
};

describe.each(realms)('in the realm of level %s', (isolation) => {
  const run = async (source: string) =>
    returned((await runOnce(source, [callOf('f')], { isolation, limits }))['f']) as Record<string, unknown>;

  it('everything that can be called says the same in every run', async () => {
    const first = await run(walk);
    expect(Object.keys(first).length).toBeGreaterThan(1000);
    expect(await run(walk)).toEqual(first);
  });

  it('it is always the same instant, in UTC and in English', async () => {
    const said = await run(`class Stamp extends Date {}
      const format = (options) => new Intl.DateTimeFormat(undefined, options);
      export const f = () => ({
        now: Date.now(), called: Date(), made: new Date().toISOString(), extended: new Stamp().getTime(),
        back: new (new Date(5).constructor)().getTime(), reflected: Reflect.construct(Date, [], Date).getTime(),
        zone: new Date().getTimezoneOffset(), formatted: format().format(), parts: format().formatToParts().length,
        long: format({ dateStyle: 'full', timeStyle: 'full' }).format(), plain: Intl.DateTimeFormat().format(undefined),
        local: new Date().toLocaleString(), number: (1234.5).toLocaleString(), list: [1234.5].toLocaleString(),
        upper: 'i'.toLocaleUpperCase(), sorted: ['ä', 'a', 'z'].sort((a, b) => a.localeCompare(b)).join(''),
        resolved: [format().resolvedOptions().timeZone, format().resolvedOptions().locale],
      });`);
    expect(said).toEqual({
      now: 946_684_800_000,
      called: 'Sat Jan 01 2000 00:00:00 GMT+0000 (Coordinated Universal Time)',
      made: '2000-01-01T00:00:00.000Z',
      extended: 946_684_800_000,
      back: 946_684_800_000,
      reflected: 946_684_800_000,
      zone: 0,
      formatted: '1/1/2000',
      parts: 5,
      long: expect.stringMatching(/^Saturday, January 1, 2000 at 12:00:00\sAM Coordinated Universal Time$/),
      plain: '1/1/2000',
      local: expect.stringMatching(/^1\/1\/2000, 12:00:00\sAM$/),
      number: '1,234.5',
      list: '1,234.5',
      upper: 'I',
      sorted: 'aäz',
      resolved: ['UTC', 'en-US'],
    });
  });

  it('dates and languages that are named are what they are elsewhere', async () => {
    const said = await run(`export const f = () => ({
        date: new Date(2024, 1, 29).toISOString(), parsed: Date.parse('2024-02-29'), utc: Date.UTC(2024, 0), text: String(new Date(0)),
        isDate: new Date() instanceof Date && Object.prototype.toString.call(new Date()), same: new Date().constructor === Date,
        name: Date.name, length: Date.length, json: JSON.stringify({ at: new Date(0) }), copy: structuredClone(new Date(7)).getTime(),
        copied: structuredClone(new Date(7)) instanceof Date, german: (1234.5).toLocaleString('de'), invalid: String(new Date(undefined)),
        formatted: new Intl.DateTimeFormat('de', { timeZone: 'Asia/Tokyo' }).format(new Date(0)), plural: new Intl.PluralRules().select(1),
      });`);
    expect(said).toEqual({
      date: '2024-02-29T00:00:00.000Z',
      parsed: 1_709_164_800_000,
      utc: 1_704_067_200_000,
      text: 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
      isDate: '[object Date]',
      same: true,
      name: 'Date',
      length: 7,
      json: '{"at":"1970-01-01T00:00:00.000Z"}',
      copy: 7,
      copied: true,
      german: '1.234,5',
      invalid: 'Invalid Date',
      formatted: '1.1.1970',
      plural: 'one',
    });
  });

  it('nothing counts in the background, and nothing tells when memory is collected', async () => {
    const names = [
      'SharedArrayBuffer',
      'Atomics',
      'WeakRef',
      'FinalizationRegistry',
      'Temporal',
      'performance',
    ];
    const said = await run(`export const f = () => [${names.map((name) => `typeof ${name}`)}]`);
    expect(new Set(Object.values(said))).toEqual(new Set(['undefined']));
  });

  it('there are these names, each of them looked through, and no others', async () => {
    const said = await run(`const names = (of) => Object.getOwnPropertyNames(of).sort().join(' ');
      export const f = () => ({ all: names(globalThis), intl: names(Intl), date: names(Date), math: names(Math) });`);
    expect(said).toEqual(known);
  });
});
