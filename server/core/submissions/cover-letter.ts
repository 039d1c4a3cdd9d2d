import { fullDate } from '../alerts/mail-text.js';
import type { Demand } from './demands.js';
import type { SubmissionFacts, SubmittedCertificate } from './submission-facts.js';

/** A letter in parts, so that it can be laid out as text and on paper alike. */
export type LetterPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] };

export interface Letter {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly LetterPart[];
}

const EDITION_NAMES = { 'berlin-1.3': 'Berlin Group NextGenPSD2 1.3', 'georgia-0.8': 'Georgia 0.8' } as const;
export const editionName = (edition: keyof typeof EDITION_NAMES): string => EDITION_NAMES[edition];

const ROLE_NAMES = {
  PSP_AI: 'account information (PSP_AI)',
  PSP_PI: 'payment initiation (PSP_PI)',
  PSP_IC: 'confirmation of funds (PSP_IC)',
} as const;

const STATUS_WORDS = {
  met: 'met',
  'not-met': 'NOT MET',
  unknown: 'not known',
  'not-applicable': 'does not apply',
} as const;

/** What is asked of the bank, on one or two pages: who, what for, with which certificate, and what was checked. */
export function coverLetter(facts: SubmissionFacts, demands: readonly Demand[]): Letter {
  const roles = facts.roles.map((role) => ROLE_NAMES[role]).join(', ');
  const { verdict } = facts;
  return {
    title: `Request for access to the open banking interface: ${facts.organisationName}`,
    lead: `${facts.organisationName} (${facts.identifier}) asks for access to ${editionName(facts.edition)}, ${facts.environment}: ${roles}.`,
    parts: [
      {
        kind: 'facts',
        facts: [
          ['Request', facts.reviewNumber],
          ['Organisation', facts.organisationName],
          ['Identifier', facts.identifier],
          ...(facts.onBehalfOf === '' ? [] : [['On behalf of', facts.onBehalfOf] as const]),
          ['Interface', editionName(facts.edition)],
          ['Environment', facts.environment],
          ['Services', roles],
          [
            'Endpoints',
            facts.endpoints.length === 0 ? 'All that these roles open.' : facts.endpoints.join('\n'),
          ],
          ['Return addresses', facts.redirectUris.join('\n') || '-'],
          ['Prepared', `${fullDate(new Date(facts.preparedAt))} by ${facts.preparedBy}`],
        ],
      },
      { kind: 'heading', text: 'Intended use case' },
      { kind: 'paragraph', text: facts.useCase || '-' },
      ...(facts.note === ''
        ? []
        : [{ kind: 'heading', text: 'Note' } as const, { kind: 'paragraph', text: facts.note } as const]),
      { kind: 'heading', text: 'Certificate' },
      { kind: 'facts', facts: certificateFacts(facts.certificate) },
      ...(facts.sealCertificate === null
        ? []
        : [
            { kind: 'heading', text: 'Seal certificate' } as const,
            { kind: 'facts', facts: certificateFacts(facts.sealCertificate) } as const,
          ]),
      { kind: 'heading', text: 'What is demanded, and what was found' },
      {
        kind: 'facts',
        facts: demands.map(
          ({ status, demand, finding }) => [STATUS_WORDS[status], `${demand}\n${finding}`] as const,
        ),
      },
      { kind: 'heading', text: 'Checked by' },
      {
        kind: 'facts',
        facts: [
          ...facts.approvals.map(({ by, at }) => ['Approved', `${by}, ${fullDate(new Date(at))}`] as const),
          [
            'Verdict',
            verdict === null
              ? 'There is none.'
              : `${verdict.verdict.outcome}, as of ${fullDate(new Date(verdict.verdict.at))}`,
          ],
          ...(verdict?.registers ?? []).map(
            ({ name, edition, found }) =>
              [
                'Register',
                `${name}${edition === null ? '' : `, edition of ${edition.publishedAt}`}: ${found.map((one) => `${one.name} (${one.id})`).join('; ') || 'no entry found'}`,
              ] as const,
          ),
        ],
      },
      { kind: 'heading', text: 'Contacts' },
      {
        kind: 'facts',
        facts: facts.contacts.map(
          ({ name, email, phone, purposes }) =>
            [
              purposes.join(', ') || 'contact',
              [name, email, phone].filter((part) => part !== '').join(', '),
            ] as const,
        ),
      },
    ],
  };
}

const certificateFacts = (one: SubmittedCertificate): (readonly [string, string])[] => [
  ['Subject', one.subject],
  ['Issuer', one.issuer],
  ['Serial number', one.serialNumber],
  ['Identifier', one.organizationIdentifier ?? '-'],
  ['Validity', `${one.notBefore} to ${one.notAfter}`],
  ['SHA-256', one.sha256],
];

/** The same letter for reading without a program. */
export function letterAsText({ title, lead, parts }: Letter): string {
  const lines = [title, '='.repeat(Math.min(title.length, 78)), '', lead, ''];
  for (const part of parts) {
    if (part.kind === 'heading') lines.push(part.text, '-'.repeat(Math.min(part.text.length, 78)));
    else if (part.kind === 'paragraph') lines.push(harmless(part.text), '');
    else {
      for (const [label, value] of part.facts) {
        const [first = '', ...more] = harmless(value).split('\n');
        lines.push(`${`${label}:`.padEnd(18)} ${first}`, ...more.map((line) => `${' '.repeat(19)}${line}`));
      }
      lines.push('');
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Without what moves the cursor or turns the direction of text. */
const harmless = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');
