import type { Evaluation } from '../../../server/evaluations/evaluations.contract.js';

/** The common name of a name in RFC 4514 form, else its organisation, else all of it. */
export function shortName(subject: string): string {
  const value = (type: string) =>
    new RegExp(`(?:^|[,+])${type}=((?:\\\\.|[^,+\\\\])+)`).exec(subject)?.[1]?.replaceAll(/\\(.)/g, '$1');
  return value('CN') ?? value('O') ?? subject;
}

/** What a certificate of the chain is called; the beginning of its fingerprint when it is in no chain. */
export function nameOf({ chain }: Evaluation, sha256: string): string {
  const link = chain.certificates.find((each) => each.sha256 === sha256);
  return link === undefined ? `${sha256.slice(0, 12)}…` : shortName(link.subject);
}
