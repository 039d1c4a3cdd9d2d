import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { problemFinding } from './problem-finding.js';

/** Row 1: at least one address that may be asked. */
export const judgeDns: Judge<'dns'> = ({ isAddress, lookUp }, { host }) => {
  if (!lookUp.ok) return judgement([], [problemFinding('dns', lookUp)]);
  const { a, aaaa, caa, refused } = lookUp;
  if (isAddress) return judgement([], [finding('dns.is-address', `${host} is an address.`)]);
  const facts = [
    fact('A', a.join(', ') || 'none'),
    fact('AAAA', aaaa.join(', ') || 'none'),
    fact('CAA', caa === null ? 'not answered' : caa.join('; ') || 'none'),
  ];
  const guarded = refused.map(({ address, kind }) => `${address} (${kind})`).join(', ');
  const count = a.length + aaaa.length;
  if (count === 0)
    return judgement(facts, [
      refused.length > 0
        ? finding('dns.only-refused-addresses', `${host} leads to ${guarded} only.`)
        : finding('dns.without-addresses', `${host} has neither A nor AAAA records.`),
    ]);
  return judgement(facts, [
    finding('dns.found', `${host} has ${count} ${count === 1 ? 'address' : 'addresses'}.`),
    ...(refused.length > 0 ? [finding('dns.addresses-left-out', `${host} leads to ${guarded}, too.`)] : []),
    ...(caa === null ? [finding('dns.caa-unanswered', 'The question for CAA records got no answer.')] : []),
    ...(caa?.length === 0 ? [finding('dns.without-caa', `${host} has no CAA record.`)] : []),
  ]);
};
