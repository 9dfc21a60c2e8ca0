/** Mistakes in averaging networks: the right function with one thing wrong. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';
import { ensemblePredict } from '../../../reference/ensembling.ts';
import { combine, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { depthOf, matrixOf, type Parameters, vectorOf } from '../../../reference/propagation.ts';
import { hardmax, softmax } from '../../../reference/softmax.ts';
import { forwardPropagation } from '../../../reference/softmaxNetwork.ts';

type Models = readonly [Parameters, ...Parameters[]];

function meanOf(matrices: readonly Matrix[]): Matrix {
  const sum = matrices.reduce((total, matrix) => combine(total, matrix, (a, b) => a + b));
  return mapEntries(sum, (value) => value / matrices.length);
}

/** One network whose every weight is the mean of the networks' weights. */
function averageWeights(models: Models, X: Matrix): Matrix {
  const averaged: Parameters = {};
  for (let l = 1; l <= depthOf(models[0]); l++) {
    averaged[`W${l}`] = meanOf(models.map((model) => matrixOf(model, `W${l}`)));
    averaged[`b${l}`] = meanOf(models.map((model) => [vectorOf(model, `b${l}`)])).flat();
  }
  return forwardPropagation(X, averaged).AL;
}

/** The Z of the last layer. */
function logitsOf(X: Matrix, model: Parameters): Matrix {
  return matrixOf(forwardPropagation(X, model).cache, `Z${depthOf(model)}`);
}

const fn = 'ensemblePredict';
const right = 'Ŷ = (1/M) Σ Ŷ_k, the mean of the M networks’ softmax probabilities';
const rightZh = 'Ŷ = (1/M) Σ Ŷ_k，即 M 个网络的 softmax 概率的平均';

export const ensembleMistakes: readonly MistakeSpec[] = [
  {
    id: 'ensemble-averages-weights',
    fn,
    text: {
      en: `You average the weights and run one network. Units of different networks stand in no common order, so that the mean of their weights means nothing; average the outputs: ${right}.`,
      zh: `你对权重取平均，再运行一个网络。不同网络的单元没有共同的次序，权重的平均毫无意义；应对输出取平均：${rightZh}。`,
    },
    wrong: averageWeights,
  },
  {
    id: 'ensemble-averages-logits',
    fn,
    text: {
      en: `You average the Z of the last layers and take softmax once. The mean of the probabilities is asked for, softmax first: ${right}.`,
      zh: `你对最后一层的 Z 取平均，再做一次 softmax。题目要的是概率的平均，应先做 softmax：${rightZh}。`,
    },
    wrong: (models: Models, X: Matrix) => softmax(meanOf(models.map((model) => logitsOf(X, model)))),
  },
  {
    id: 'ensemble-votes',
    fn,
    text: {
      en: `You count votes: each network gives 1 to its best class. How sure it is counts, too: ${right}.`,
      zh: `你在计票：每个网络只给最可能的类别记 1。它有多确信也要计入：${rightZh}。`,
    },
    wrong: (models: Models, X: Matrix) =>
      meanOf(models.map((model) => hardmax(forwardPropagation(X, model).AL))),
  },
  {
    id: 'ensemble-first-model-only',
    fn,
    text: {
      en: `Only the first network is asked. ${right}.`,
      zh: `只用了第一个网络。${rightZh}。`,
    },
    wrong: (models: Models, X: Matrix) => forwardPropagation(X, models[0]).AL,
  },
  {
    id: 'ensemble-not-divided',
    fn,
    text: {
      en: `You add the outputs and do not divide by their number; the columns sum to M, not to 1. ${right}.`,
      zh: `你把输出相加却没有除以网络个数；每列之和为 M 而不是 1。${rightZh}。`,
    },
    wrong: (models: Models, X: Matrix) =>
      mapEntries(ensemblePredict(models, X), (value) => value * models.length),
  },
  {
    id: 'ensemble-halves-each-time',
    fn,
    text: {
      en: `You average the mean so far and the next answer, half and half, so that the last network counts as much as all before it. ${right}.`,
      zh: `你每次把已有平均与下一个输出各取一半，最后一个网络的权重就等于前面全部之和。${rightZh}。`,
    },
    wrong: (models: Models, X: Matrix) =>
      models
        .map((model) => forwardPropagation(X, model).AL)
        .reduce((mean, answer) => combine(mean, answer, (a, b) => (a + b) / 2)),
  },
];
