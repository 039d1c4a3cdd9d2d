import { headerOf } from './header-values.js';
import { presetOf } from './presets.js';
import { SUPPORT_ADDRESS } from './presets/common.js';
import type { ProbeFinding, ProbeReport, StepResult, Trace } from './probe-result.js';
import { redact } from './redact.js';

export interface SupportMail {
  /** Empty where nobody is known who would answer. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly text: string }[];
}

/** Who writes; nothing else of us is in the mail than what the bank has seen on the wire. */
export interface SupportSender {
  readonly organisation: string;
  readonly contact: string;
}

/** Attachments beyond this are of no help to anybody. */
const LONGEST_TRACE = 200_000;
const LONGEST_LINE = 700;

/**
 * A mail to the bank's support about a run: what was asked and when (UTC), which calls by their X-Request-ID, what was found
 * and what is expected instead, the traces as a text file. Findings that are ours to mend are named as that. What the
 * report says is redacted once more: it may have come from another machine.
 */
export function composeSupportMail(report: ProbeReport, sender: SupportSender): SupportMail {
  const { target, startedAt, steps } = report;
  const preset = target.edition === null ? undefined : presetOf(target.edition);
  const troubled = steps.filter(({ findings }) => findings.some(isWorthTelling));
  const where = `${target.host}${target.basePath}`;
  const worst = troubled.flatMap(({ findings }) => findings.filter(isWorthTelling)).sort(bySeverity)[0];
  const day = startedAt.slice(0, 16).replace('T', ' ');
  return {
    to: preset?.supportAddress ?? (target.edition === null ? '' : SUPPORT_ADDRESS),
    subject: oneLine(
      `Open banking API ${where}: ${worst?.message ?? 'connectivity check'} (${day} UTC)`,
      180,
    ),
    text: textOf(report, troubled, sender),
    attachments: [
      { filename: `trace-${startedAt.slice(0, 19).replace(/[:T]/g, '-')}Z.txt`, text: traceText(report) },
    ],
  };
}

const isWorthTelling = ({ severity }: ProbeFinding): boolean =>
  severity === 'error' || severity === 'warning';
const SEVERITIES = ['error', 'warning', 'notice', 'info'] as const;
const bySeverity = (a: ProbeFinding, b: ProbeFinding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

function textOf(report: ProbeReport, troubled: readonly StepResult[], sender: SupportSender): string {
  const { target, startedAt, finishedAt, steps, certificates } = report;
  const client = certificates.find(({ end }) => end === 'client');
  return [
    'Hello,',
    '',
    `we checked the open banking API at https://${target.host}${target.port === 443 ? '' : `:${target.port}`}${target.basePath}`,
    `between ${utc(startedAt)} and ${utc(finishedAt)}. No consent and no payment was created.`,
    '',
    ...(troubled.length === 0
      ? ['Everything that was asked was answered as documented.', '']
      : ['This is what we met:', '', ...troubled.flatMap(describeStep)]),
    ...(client === undefined
      ? ['No client certificate was shown.']
      : [
          'Our certificate:',
          `  subject     ${oneLine(client.subject, LONGEST_LINE)}`,
          `  issuer      ${oneLine(client.issuer, LONGEST_LINE)}`,
          `  serial      ${client.serialNumber}`,
          `  SHA-256     ${client.sha256}`,
          `  valid until ${utc(client.notAfter)}`,
        ]),
    ...(target.clientId === null ? [] : [`Our client id: ${oneLine(target.clientId, 200)}`]),
    '',
    'Calls, by X-Request-ID:',
    ...requestLines(steps),
    '',
    'Requests and answers are attached, without secrets.',
    '',
    oneLine(sender.organisation, 200),
    oneLine(sender.contact, 200),
    '',
  ].join('\n');
}

const describeStep = ({ step, findings }: StepResult): readonly string[] => [
  `- ${step}`,
  ...findings
    .filter(isWorthTelling)
    .flatMap((one) => [
      `  ${one.severity}: ${oneLine(one.message, LONGEST_LINE)} [${one.code}]`,
      ...(one.citation === '' ? [] : [`  expected by: ${oneLine(one.citation, 200)}`]),
      ...(one.fault === 'us' || one.fault === 'configuration'
        ? ['  (We are looking at this on our side as well.)']
        : []),
    ]),
  '',
];

const requestLines = (steps: readonly StepResult[]): readonly string[] => {
  const lines = steps.flatMap(({ step, traces }) =>
    traces.flatMap(({ request, response }) => {
      const id = headerOf(request.headers, 'x-request-id');
      if (id === undefined) return [];
      const answered = response === null ? 'no answer' : `status ${response.status}`;
      return [
        `  ${oneLine(id, 60)}  ${oneLine(`${request.method} ${pathOf(request.url)}`, 200)}  ${answered}  (${step})`,
      ];
    }),
  );
  return lines.length === 0 ? ['  none'] : lines;
};

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);

function traceText({ steps, startedAt }: ProbeReport): string {
  const parts = steps.flatMap(({ step, startMs, durationMs, traces }) =>
    traces.map(
      (trace, i) =>
        `# ${step} (${i + 1} of ${traces.length}), ${at(startedAt, startMs)}, ${Math.round(durationMs)} ms\n${oneTrace(trace)}`,
    ),
  );
  const text = redact(parts.join('\n\n')) || 'Nothing was exchanged.';
  return text.length <= LONGEST_TRACE ? `${text}\n` : `${text.slice(0, LONGEST_TRACE)}\n(cut here)\n`;
}

function oneTrace({ request, response, curl }: Trace): string {
  return [
    ...[`$ ${curl}`, '', `> ${request.method} ${request.url}`],
    ...request.headers.map(([name, value]) => `> ${name}: ${value}`),
    ...(request.body === '' ? [] : ['>', `> ${request.body}`]),
    '',
    ...(response === null
      ? ['< (no answer)']
      : [
          `< ${response.status}`,
          ...response.headers.map(([name, value]) => `< ${name}: ${value}`),
          ...(response.body === '' ? [] : ['<', response.body]),
          ...(response.isTruncated ? [`(cut; ${response.bodyBytes} octets were read)`] : []),
        ]),
  ].join('\n');
}

const at = (startedAt: string, startMs: number): string => {
  const instant = new Date(Date.parse(startedAt) + startMs);
  return Number.isNaN(instant.getTime()) ? '' : utc(instant.toISOString());
};
const utc = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

/** What came from elsewhere begins no line of its own, and no header of a mail. */
const oneLine = (text: string, longest: number): string =>
  redact(text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')).slice(0, longest);
