/** Slips that students make in several optimizers: in all parameters alike, in the weights alone, or in the b alone. */
export const plusSign = [
  { was: 'W - learningRate', now: 'W + learningRate' },
  { was: 'W - learningRate', now: "W + (name[0] === 'W' ? 1 : -1) * learningRate" },
  { was: 'W - learningRate', now: "W + (name[0] === 'b' ? 1 : -1) * learningRate" },
];

export const withoutSquare = [
  { was: 'dW ** 2', now: 'dW' },
  { was: 'dW ** 2', now: "(name[0] === 'W' ? dW : dW ** 2)" },
  { was: 'dW ** 2', now: "(name[0] === 'b' ? dW : dW ** 2)" },
];

export const withoutRoot = [
  { was: 'Math.sqrt(S + epsilon)', now: '(S + epsilon)' },
  { was: 'Math.sqrt(S + epsilon)', now: "(S + epsilon) ** (name[0] === 'W' ? 1 : 0.5)" },
  { was: 'Math.sqrt(S + epsilon)', now: "(S + epsilon) ** (name[0] === 'b' ? 1 : 0.5)" },
];

export const withoutEpsilon = [
  { was: 'S + epsilon', now: 'S' },
  { was: 'S + epsilon', now: "S + (name[0] === 'W' ? 0 : epsilon)" },
  { was: 'S + epsilon', now: "S + (name[0] === 'b' ? 0 : epsilon)" },
];

export const biasesMissed = { within: 'parameterNames', was: "['W', 'b']", now: "['W']" };
export const lastLayerMissed = { within: 'parameterNames', was: 'layer <=', now: 'layer <' };
