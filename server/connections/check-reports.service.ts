import { Injectable } from '@nestjs/common';
import { FLOW_TITLES, STEP_TITLES } from '../core/connections/check-words.js';
import { ReportPage } from '../platform/documents/report-page.js';
import { Clock } from '../ports/clock.js';
import type { IntegrationCheckRow } from './connections.contract.js';
import { IntegrationChecks } from './integration-checks.service.js';

const FLOW_WORDS = {
  'not-begun': 'not begun',
  'under-way': 'under way',
  passed: 'passed',
  failed: 'FAILED',
} as const;
const STEP_WORDS = {
  waiting: 'waits for an earlier step',
  open: 'not done',
  'at-bank': 'the customer is at the bank',
  passed: 'passed',
  failed: 'FAILED',
} as const;

type Step = IntegrationCheckRow['steps'][number];

/** A check on paper, for the application to the bank: what was asked, what came, how long it took. No customer's data, no secret. */
@Injectable()
export class CheckReports {
  constructor(
    private readonly checks: IntegrationChecks,
    private readonly clock: Clock,
  ) {}

  async make(id: string): Promise<Uint8Array> {
    const printedAt = this.clock.now();
    const check = await this.checks.show(id);
    const page = new ReportPage(`Integration check of ${check.organisationName}`, printedAt);
    page.title('Integration check');
    page.lead(sentence(check));
    page.facts([
      ['Organisation', check.organisationName],
      ['Interface', `${check.targetName}, ${check.edition}, ${check.environment}`],
      ['Begun', `${check.startedAt.toISOString()} by ${check.startedBy}`],
      ['Last step', check.changedAt.toISOString()],
      ['Consent', check.consentId ?? '–'],
      ['Payment', check.paymentId ?? '–'],
      ...(check.unattended === null
        ? []
        : [
            ['Unattended', `${check.unattended.used} of ${check.unattended.limit} calls of the day`] as const,
          ]),
    ]);
    for (const { flow, state } of check.flows) {
      page.heading(`${FLOW_TITLES[flow]}: ${FLOW_WORDS[state]}`);
      for (const step of check.steps.filter((one) => one.step.startsWith(`${flow}.`)))
        page.check(STEP_TITLES[step.step], STEP_WORDS[step.state], linesOf(step));
    }
    page.note(
      'Secrets, tokens, codes and account numbers are left out of every request and answer; of account information only is kept that it came. Times are UTC.',
    );
    return page.finish();
  }
}

function sentence({ organisationName, targetName, flows }: IntegrationCheckRow): string {
  const of = (state: string) =>
    flows.filter((one) => one.state === state).map(({ flow }) => FLOW_TITLES[flow].toLowerCase());
  const [passed, failed] = [of('passed'), of('failed')];
  if (failed.length > 0) return `${organisationName} at ${targetName}: ${failed.join(' and ')} failed.`;
  if (passed.length === flows.length) return `${organisationName} at ${targetName}: all three flows passed.`;
  return passed.length === 0
    ? `${organisationName} at ${targetName}: no flow is through yet.`
    : `${organisationName} at ${targetName}: passed ${passed.join(' and ')}; the rest is not through yet.`;
}

function linesOf(step: Step): readonly string[] {
  if (step.at === null) return [`${step.call}${step.role === null ? '' : `, needs ${step.role}`}`];
  const [trace] = step.traces.slice(-1);
  return [
    `${step.at}, ${step.durationMs ?? 0} ms${step.role === null ? '' : `, needs ${step.role}`}${step.citation === '' ? '' : ` (${step.citation})`}`,
    ...(trace === undefined
      ? []
      : [
          `${trace.request.method} ${trace.request.url}: ${trace.response === null ? 'no answer' : `status ${trace.response.status}`}`,
          ...requestIdOf(trace.request.headers),
        ]),
    ...step.outcomes.flatMap(({ message, advice, severity }) =>
      severity === 'error' && advice !== '' ? [message, advice] : [message],
    ),
    ...step.facts.map(({ name, value }) => `${name}: ${value}`),
  ];
}

/** By it the bank finds the call in its own logs. */
const requestIdOf = (headers: readonly (readonly [string, string])[]): readonly string[] =>
  headers.flatMap(([name, value]) => (name === 'X-Request-ID' ? [`X-Request-ID ${value}`] : []));
