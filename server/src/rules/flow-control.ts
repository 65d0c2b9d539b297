import { definePatternRule } from '../analysis/rule.ts';
import { unboundedBuffers } from './flow-control/buffers.ts';
import { receivesOnce } from './flow-control/one-shot.ts';
import { sendsWithoutWaiting } from './flow-control/sends.ts';

/** Sending, receiving and collecting on Network framework's connections without regard for the other end. */
export default definePatternRule({
  id: 'flow-control',
  status: 'risky',
  // What a loop sends may be little, and what a buffer collects bounded by the peer: the text alone can't tell.
  severity: 'information',
  triggers: [
    'contentProcessed',
    'idempotent',
    'sendIdempotent',
    'minimumIncompleteLength',
    'receiveMessage',
    'receiveMessageDiscontiguous',
    'nw_connection_send',
    'nw_connection_receive',
    'nw_connection_receive_message',
  ],
  check(shape) {
    return [...sendsWithoutWaiting(shape), ...receivesOnce(shape), ...unboundedBuffers(shape)];
  },
});
