/**
 * JSON.parse keeps these keys as data; a grader that merges such an object into another sets the prototype of
 * everything. Nothing is merged.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const prototypeKeys: CodeAttack = {
  kind: 'code',
  number: 13,
  name: 'prototype-keys',
  title: 'own keys __proto__ and constructor',
  family: 'forging',
  files:
    inPlaceOfDouble(`const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
export const double = () => JSON.parse(text);`),
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
