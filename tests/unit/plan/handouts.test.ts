/** Every handout says what counts as an answer, in the same words. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listAssignments } from '../../../grader/plan/load.ts';

const said = {
  'README.md':
    'What counts as an answer: numbers, texts, booleans, `null`, lists (typed arrays, too) and objects, read by their own properties and by the accessors of their class.',
  'README.zh.md':
    '什么算答案：数、文本、布尔值、`null`、列表（类型化数组也算）和对象；对象按自身的属性和所属类的访问器读取。',
};

it.each(listAssignments())('the handout of %s says what counts as an answer', (slug) => {
  for (const [name, line] of Object.entries(said)) {
    const text = readFileSync(new URL(`../../../assignments/${slug}/${name}`, import.meta.url), 'utf8');
    expect(text.split('\n')).toContainEqual(expect.stringContaining(line));
  }
});
