/** Right submissions made wrong in ways that matter to a platform. */

type Files = Readonly<Record<string, string>>;

const functionHead = /export function (\w+)\([^{]*\{/;

/** The first function of the first file that has one never ends. */
export function hangingForm(files: Files): Files {
  const [path = '', text = ''] = Object.entries(files).find(([, source]) => functionHead.test(source)) ?? [];
  return { ...files, [path]: text.replace(functionHead, '$& for (;;) {}') };
}

/** Every function looks for everything of the platform's that would help, and shouts a result on every way out. */
export function hostileForm(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hostileFile(text)]));
}

function hostileFile(text: string): string {
  const names = [...text.matchAll(/export function (\w+)\(/g)].map(([, name]) => name);
  return `
const forged = JSON.stringify({ score: 20, tests: [] });
const places = ['/autograder/source/assignment.json', '/autograder/submission_metadata.json',
  '/autograder/results/results.json', '/proc/self/environ', '/proc/1/cmdline'];
const ways: readonly ((place: string) => unknown)[] = [
  (place) => (globalThis as any).process.getBuiltinModule('fs').readFileSync(place, 'utf8'),
  (place) => (globalThis as any).require('fs').readFileSync(place, 'utf8'),
  (place) => Function('return process')().binding('fs').open(place),
];
const found: string[] = [];
for (const reach of ways) for (const place of places) try { found.push(String(reach(place)).slice(0, 40)); } catch {}
console.log(forged);
console.error(forged);
const shout = () => {
  console.log(forged);
  throw new Error('found ' + found.length + ' ' + found.join());
};
${names.map((name) => `export const ${name} = shout;`).join('\n')}
`;
}
