/** What is graded in learning-rate decay and saddle points, in the order of the lessons, and the key. */
import type { CheckSpec, FunctionTable } from '../../grader/plan/spec.ts';
import * as learningRateDecay from '../../reference/learningRateDecay.ts';
import * as localOptima from '../../reference/localOptima.ts';
import * as saddlePaths from '../../reference/saddlePaths.ts';
import { criticalPointChecks } from './checks/criticalPoints.ts';
import { saddleChecks } from './checks/saddles.ts';
import { scheduleChecks } from './checks/schedules.ts';
import { trainingChecks } from './checks/training.ts';

export const reference: FunctionTable = {
  updateLr: learningRateDecay.updateLr,
  scheduleLrDecay: learningRateDecay.scheduleLrDecay,
  exponentialDecay: learningRateDecay.exponentialDecay,
  squareRootDecay: learningRateDecay.squareRootDecay,
  squareRootDecayByMiniBatch: learningRateDecay.squareRootDecayByMiniBatch,
  staircase: learningRateDecay.staircase,
  manualDecay: learningRateDecay.manualDecay,
  decaySchedule: learningRateDecay.decaySchedule,
  trainWithDecay: learningRateDecay.trainWithDecay,
  numericalGradient: localOptima.numericalGradient,
  numericalHessian: localOptima.numericalHessian,
  symmetricEigenvalues: localOptima.symmetricEigenvalues,
  kindOfPoint: localOptima.kindOfPoint,
  classifyCriticalPoint: localOptima.classifyCriticalPoint,
  gradientDescentPath: saddlePaths.gradientDescentPath,
  momentumPath: saddlePaths.momentumPath,
  adamPath: saddlePaths.adamPath,
  stepsToLeave: localOptima.stepsToLeave,
};

export const checks: readonly CheckSpec[] = [
  ...scheduleChecks,
  ...trainingChecks,
  ...criticalPointChecks,
  ...saddleChecks,
];
