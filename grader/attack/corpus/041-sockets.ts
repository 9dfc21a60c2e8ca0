/** Inputs can be sent out and answers fetched over any socket. */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';
import { reaching } from '../reach.ts';

export const sockets: CodeAttack = {
  kind: 'code',
  number: 41,
  name: 'sockets',
  title: 'connections to the host and to the network',
  family: 'reading',
  files: (bait) =>
    inPlaceOfDouble(
      reaching(bait) +
        `export const double = () => {
  const net = node('net');
  net.connect(bait.port, '127.0.0.1').end('hello');
  node('dgram').createSocket('udp4').send('x', 53, '8.8.8.8');
  return found('the network');
};`,
    ),
  expect: { attacked: ['double'], credit: 'none', answers: ['threw'], keeps: ['shift', 'total'] },
};
