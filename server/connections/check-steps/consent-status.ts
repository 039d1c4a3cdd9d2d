import { judgeConsentStatus } from '../../core/connections/judge-status.js';
import { outcome } from '../../core/connections/outcomes.js';
import { readConsentStatus } from '../../core/connections/read-answers.js';
import { resourceBaseOf } from '../bank-calls.service.js';
import type { CheckStep } from '../check-step.js';
import { consentOf, ownConsent } from '../own-consent.js';

/** GET /consents/{id}/status; whatever the bank says goes into the register. */
export const consentStatus: CheckStep = async (situation, { calls, records, tokens }) => {
  const { check, connection, line, user } = situation;
  const consent = consentOf(check.context);
  const url = `${resourceBaseOf(line)}/consents/${encodeURIComponent(consent.id)}/status`;
  const call = await calls.send(line, { url });
  const reading = readConsentStatus(call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: [call] };
  const status = reading.value;
  const judged = judgeConsentStatus(status);
  return {
    outcomes: [judged],
    facts: [{ name: 'consentStatus', value: status }],
    calls: [call],
    write: async (tx, at) => {
      const noted = await records.note(tx, ownConsent(check, connection, line), status, user, at);
      if (status === 'valid') await tokens.subjectEnds(tx, 'consent', consent.id, noted.endsAt);
      return { consent: { ...consent, recordId: noted.id } };
    },
    also:
      judged.code === 'consent-valid'
        ? [{ step: 'consent.record', outcome: outcome('consent-recorded') }]
        : [],
  };
};
