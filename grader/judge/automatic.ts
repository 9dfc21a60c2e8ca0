/**
 * Mistakes that any function can make, recognised without a key: nothing returned, NaN, zeros, an input handed
 * back, only the first row computed. One is named only when it explains the answer to every call of a check
 * and the right answers to the wrong ones do not look like it themselves.
 */
import type { Argument, AutomaticMistake, Judging, Text } from '../model.ts';
import type { Value } from '../value.ts';
import type { Case } from './case.ts';
import { compare, isStructural } from './compare.ts';
import { firstRowOnlyAnswers, isFirstRowOnly } from './first-row.ts';
import { isAllZeros, isMostlyNaN, isNothing, mapNumbers, numbersIn } from './looks.ts';
import { field } from './tensor.ts';
import { isUnchanged, unchangedAnswers } from './unchanged.ts';

/** Answers that one automatic mistake would give to a call. */
export type AutomaticAnswers = { readonly id: AutomaticMistake; readonly answers: readonly Value[] };

/** What the student is told: what was seen of a function's answers, and what it often comes of. */
export const automaticTexts: Readonly<Record<AutomaticMistake, (fn: string) => Text>> = {
  'returns-nothing': (fn) => ({
    en: `\`${fn}\` returns nothing: undefined, null or an empty result. Is a \`return\` missing?`,
    zh: `\`${fn}\` 没有返回任何内容：undefined、null 或空结果。是否漏写了 \`return\`？`,
  }),
  'not-a-number': (fn) => ({
    en: `The result of \`${fn}\` is NaN (not a number). It comes from 0/0, ∞ − ∞, the logarithm or root of a negative number, or most often from a value that is undefined.`,
    zh: `\`${fn}\` 的结果是 NaN（不是数字）。它来自 0/0、∞ − ∞、对负数取对数或开方，最常见的是来自未定义的值。`,
  }),
  'all-zeros': (fn) => ({
    en: `Every number of the result of \`${fn}\` is 0: often an array was made but never filled, or everything was multiplied by 0.`,
    zh: `\`${fn}\` 的结果中每个数都是 0：常见的原因是数组创建后没有被填充，或者所有值都乘以了 0。`,
  }),
  'input-unchanged': (fn) => ({
    en: `The result of \`${fn}\`, or a part of it, is the input unchanged: often the new values were never computed or never stored.`,
    zh: `\`${fn}\` 的结果（或其中一部分）就是原样的输入：常见的原因是新的值没有被计算，或者没有被保存。`,
  }),
  'first-row-only': (fn) => ({
    en: `Only the first row of the result of \`${fn}\` is right; the other rows are missing, 0 or of the opposite sign. Does the loop end too early?`,
    zh: `\`${fn}\` 的结果只有第一行正确，其余各行缺失、为 0 或符号相反。循环是否过早结束？`,
  }),
  'mutates-input': (fn) => ({
    en: `The result is right, but \`${fn}\` changes the arguments it is given. Work on a copy.`,
    zh: `结果正确，但 \`${fn}\` 修改了传入的参数。请在副本上计算。`,
  }),
  'answers-change': (fn) => ({
    en: `The same call of \`${fn}\`, made again after others, gives another answer: something is kept between the calls, such as a variable outside the function, or a list that is used again.`,
    zh: `同样的调用，在其他调用之后再次进行，\`${fn}\` 得到了不同的结果：调用之间保留了某些东西，例如函数外的变量，或者被重复使用的数组。`,
  }),
};

type Recogniser = { readonly id: AutomaticMistake; readonly explains: (given: Case) => boolean };

const looksLike =
  (looks: (value: Value) => boolean) =>
  ({ expected, got, right }: Case): boolean =>
    looks(got) && (right || !looks(expected));

const nothing: Recogniser = { id: 'returns-nothing', explains: looksLike(isNothing) };
/** What is said of values is said of answers in the right form alone: a wrong length or type comes first. */
const ofValues =
  (looks: (value: Value) => boolean) =>
  (given: Case): boolean =>
    looksLike(looks)(given) && hasForm(given.expected, given.got);
const notANumber: Recogniser = { id: 'not-a-number', explains: ofValues(isMostlyNaN) };
const zeros: Recogniser = { id: 'all-zeros', explains: ofValues(isAllZeros) };
const unchanged: Recogniser = { id: 'input-unchanged', explains: isUnchanged };
const firstRow: Recogniser = { id: 'first-row-only', explains: isFirstRowOnly };

/** What a driver answers are its own measurements: only what shows through them is looked for. */
const recognisers: Readonly<Record<Judging['kind'], readonly Recogniser[]>> = {
  values: [nothing, notANumber, zeros, unchanged, firstRow],
  trajectory: [nothing, notANumber],
  gradient: [nothing, notANumber, zeros],
  expectation: [nothing, notANumber],
};

/** The automatic mistake that explains all the answers of a check, at least one of which is wrong. */
export function recogniseAutomatic(
  kind: Judging['kind'],
  cases: readonly Case[],
): AutomaticMistake | undefined {
  if (cases.every(({ right }) => right)) return undefined;
  // Where null is an answer, whoever gives it has not forgotten to return.
  const isAnswer = cases.some(({ expected }) => expected === null);
  if (isAnswer && cases.some(({ got }) => got === null)) return undefined;
  const seen = kind === 'gradient' ? cases.map(gradientOf) : cases;
  return recognisers[kind].find(({ explains }) => seen.every(explains))?.id;
}

/** The part of a gradient probe that the student's backward pass made. */
function gradientOf(given: Case): Case {
  return { ...given, expected: field(given.expected, 'gradient'), got: field(given.got, 'gradient') };
}

/**
 * What a function would answer to one call if it made an automatic mistake: a check that finds such an answer
 * right for all of its calls is blind to it. Mistakes that cannot show in this answer are left out (zeros where
 * zeros are right, the first of one row), and so are those that show in no answer: `mutates-input`, `answers-change`.
 */
export function automaticAnswers(expected: Value, args: readonly Argument[]): readonly AutomaticAnswers[] {
  const inputs = args.flatMap((argument) => (argument.kind === 'value' ? [argument.value] : []));
  const hasNumbers = numbersIn(expected).length > 0;
  const showsNaN = hasNumbers && !isMostlyNaN(expected);
  const showsZeros = hasNumbers && !isAllZeros(expected);
  const all: readonly AutomaticAnswers[] = [
    { id: 'returns-nothing', answers: isNothing(expected) ? [] : [undefined, null, [], {}] },
    { id: 'not-a-number', answers: showsNaN ? [mapNumbers(expected, () => Number.NaN)] : [] },
    { id: 'all-zeros', answers: showsZeros ? [mapNumbers(expected, () => 0)] : [] },
    { id: 'input-unchanged', answers: unchangedAnswers(expected, inputs) },
    { id: 'first-row-only', answers: firstRowOnlyAnswers(expected) },
  ];
  return all.filter(({ answers }) => answers.length > 0);
}

function hasForm(expected: Value, got: Value): boolean {
  const exact = { relative: 0, absolute: 0 };
  return !compare(expected, got, { call: 0, tolerance: exact }).some(isStructural);
}
