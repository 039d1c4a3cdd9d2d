import type { BankAnswer } from './bank-answer.js';
import { readBankAnswer } from './bank-answer.js';
import type { SeenCall } from './observation.js';

/** Certificates that a bank has to tell apart, from none to a good one. */
export const TRUTH_CASES = ['no-certificate', 'expired', 'wrong-role', 'revoked', 'good'] as const;
export type TruthCase = (typeof TRUTH_CASES)[number];

/**
 * What the bank does with a certificate. `accepted`: it looks at what was asked. `refused`: by any of the documented ways.
 * `role-refused`: it reads the certificate and misses the role. `no-answer`: the network, or the connection closed, which is
 * one of the documented refusals when a good certificate gets an answer at the same time. `unclear`: anything else.
 */
export const TRUTH_OUTCOMES = ['accepted', 'refused', 'role-refused', 'no-answer', 'unclear'] as const;
export type TruthOutcome = (typeof TRUTH_OUTCOMES)[number];

export const EXPECTED_TRUTH: Readonly<
  Record<TruthCase, { readonly outcome: TruthOutcome; readonly citation: string }>
> = {
  'no-certificate': { outcome: 'refused', citation: 'Paysera: mTLS on every call' },
  expired: { outcome: 'refused', citation: 'Paysera error guide: CERTIFICATE_INVALID; C4' },
  'wrong-role': {
    outcome: 'role-refused',
    citation: 'Paysera Getting Started: roles; NextGenPSD2: 401 ROLE_INVALID',
  },
  revoked: { outcome: 'refused', citation: 'Paysera v1.3: checked by OCSP; C4' },
  good: { outcome: 'accepted', citation: 'Paysera authentication guide' },
};

export interface TruthRow {
  readonly case: TruthCase;
  readonly expected: TruthOutcome;
  readonly got: TruthOutcome;
  readonly isAsExpected: boolean;
  /** How it was said: `alert certificate_expired`, `403`, `401 CERTIFICATE_INVALID`, `connection closed`. */
  readonly how: string;
  readonly citation: string;
  /** One sentence: what follows. */
  readonly conclusion: string;
}

/**
 * Expected against got, one row for each call, in the order of the cases. A connection that is closed counts as a refusal
 * only beside a good certificate that was accepted; otherwise it may as well be an outage.
 */
export function judgeTruthTable(calls: Readonly<Partial<Record<TruthCase, SeenCall>>>): readonly TruthRow[] {
  const isGoodAccepted = calls.good !== undefined && outcomeOf(calls.good, false).got === 'accepted';
  return TRUTH_CASES.flatMap((name): readonly TruthRow[] => {
    const call = calls[name];
    if (call === undefined) return [];
    const { outcome: expected, citation } = EXPECTED_TRUTH[name];
    const { got, how } = outcomeOf(call, isGoodAccepted && name !== 'good');
    const isAsExpected = got === expected;
    return [
      {
        case: name,
        expected,
        got,
        isAsExpected,
        how,
        citation,
        conclusion: conclusionOf(name, got, isAsExpected),
      },
    ];
  });
}

function outcomeOf(
  call: SeenCall,
  isClosingRefusal: boolean,
): { readonly got: TruthOutcome; readonly how: string } {
  const answer = readBankAnswer(call);
  const how = howOf(answer, call);
  switch (answer.kind) {
    case 'certificate-refused':
    case 'certificate-demanded':
      return { got: 'refused', how };
    case 'role-refused':
      return { got: 'role-refused', how };
    case 'no-answer': {
      const { failure } = answer.problem;
      const isClosed = failure === 'closed' || failure === 'reset' || failure === 'tls-failed';
      return { got: isClosed && isClosingRefusal ? 'refused' : 'no-answer', how };
    }
    case 'messages':
      return { got: answer.status < 500 ? 'accepted' : 'unclear', how };
    case 'plain':
      // 401 asks for a token, and 404 knows no such thing: both have let the certificate in.
      return {
        got: answer.status < 300 || answer.status === 401 || answer.status === 404 ? 'accepted' : 'unclear',
        how,
      };
    default:
      return { got: 'unclear', how };
  }
}

function howOf(answer: BankAnswer, { outcome }: SeenCall): string {
  const status = outcome.ok ? String(outcome.status) : '';
  switch (answer.kind) {
    case 'certificate-refused':
    case 'certificate-demanded':
      return outcome.ok
        ? answer.word === status
          ? status
          : `${status} ${answer.word}`
        : `alert ${answer.word}`;
    case 'role-refused':
      return `${status} ROLE_INVALID`;
    case 'no-answer':
      return answer.problem.failure === 'closed' || answer.problem.failure === 'reset'
        ? 'connection closed'
        : answer.problem.failure;
    case 'messages':
      return `${status} ${answer.messages.map(({ code }) => code).join(', ')}`.slice(0, 200);
    default:
      return status;
  }
}

function conclusionOf(name: TruthCase, got: TruthOutcome, isAsExpected: boolean): string {
  if (isAsExpected) return 'As documented.';
  if (got === 'no-answer') return 'No answer came, so nothing is known.';
  if (got === 'unclear') return 'The answer does not tell.';
  if (name === 'good')
    return 'A certificate that is thought good is not accepted: see whether the bank has registered it.';
  if (name === 'wrong-role')
    return got === 'accepted'
      ? 'The role is not looked at here; the bank may look at it later.'
      : 'The certificate is refused before its role is looked at: is it good otherwise?';
  return got === 'role-refused'
    ? 'The role is looked at before the certificate itself.'
    : 'A certificate that should be refused is let in: tell the bank at once.';
}
