import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { problemFinding } from './problem-finding.js';

/** Row 2: one address that takes connections is enough; all of them should. */
export const judgeTcp: Judge<'tcp'> = ({ connects, leftOut }, { port }) => {
  const facts = [
    ...connects.map(({ address, outcome }) =>
      fact(address ?? (outcome.ok ? outcome.address : 'address'), outcome.ok ? 'connects' : outcome.failure),
    ),
    ...(leftOut > 0 ? [fact('not tried', leftOut)] : []),
  ];
  const failed = connects.flatMap(({ address, outcome }) => (outcome.ok ? [] : [{ address, outcome }]));
  const [first] = failed;
  if (first === undefined) {
    const all = connects.length === 1 ? 'The address takes' : `All ${connects.length} addresses take`;
    return judgement(facts, [finding('tcp.connected', `${all} connections on port ${port}.`)]);
  }
  if (failed.length === connects.length) return judgement(facts, [problemFinding('tcp', first.outcome)]);
  const list = failed.map(({ address, outcome }) => `${address ?? ''}: ${outcome.failure}`).join('; ');
  return judgement(facts, [
    finding(
      'tcp.some-fail',
      `${failed.length} of ${connects.length} addresses take no connection on port ${port} (${list}).`,
    ),
  ]);
};
