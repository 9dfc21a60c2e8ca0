/** Checks of inverted dropout, forward and backward, and of prediction at test time. */
import type { Statistic } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type CaseArguments, type CheckSpec, RngArgument } from '../../../grader/plan/spec.ts';
import { combine, dot, type Matrix, mapEntries } from '../../../reference/matrix.ts';
import { type Cache, matrixOf, type Parameters, relu, sigmoid } from '../../../reference/propagation.ts';
import { linearForward, vectorOf } from '../../../reference/propagation.ts';
import { drawMasks, livelyNetwork, type Network, smoothNetwork } from './inputs.ts';
import { gradientJudging } from './penalties.ts';
