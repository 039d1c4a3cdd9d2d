import { consentBody } from '../../core/connections/consent-request.js';
import { judgeApproaches } from '../../core/connections/judge-status.js';
import { isFailure, outcome } from '../../core/connections/outcomes.js';
import { readCreatedConsent } from '../../core/connections/read-answers.js';
import type { ConsentAccess } from '../../core/consents/consent.js';
import { resourceBaseOf } from '../bank-calls.service.js';
import { type CheckStep, withCustomer } from '../check-step.js';
import { ownConsent } from '../own-consent.js';

/** POST /consents, and the register has it from the moment on at which the bank has. */
export const createConsent: CheckStep = async (situation, { calls, records, now }) => {
  const { check, connection, line, input, psuAddress, user } = situation;
  const asked = input.consent ?? { scope: 'bank-offered', ibans: [], recurring: true, psu: '' };
  const requestedAt = now();
  const body = consentBody(connection.edition, asked, requestedAt);
  const request = {
    ...{ url: `${resourceBaseOf(line)}/consents`, method: 'POST' as const, json: body },
    headers: { 'TPP-Redirect-Preferred': 'true', 'TPP-Redirect-URI': connection.redirectUri },
  };
  const call = await calls.send(line, withCustomer(request, psuAddress));
  const reading = readCreatedConsent(call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: [call] };
  const { id, status, approaches } = reading.value;
  const outcomes = [outcome('consent-created', status), ...judgeApproaches(approaches)];
  const consent = {
    ...{ id, requestedAt: requestedAt.toISOString(), validUntil: body.validUntil, psu: asked.psu },
    ...{ frequencyPerDay: body.frequencyPerDay, recurring: body.recurringIndicator },
    access: Object.keys(body.access) as ConsentAccess[],
  };
  return {
    outcomes: outcomes.some(isFailure) ? outcomes.filter(isFailure) : outcomes,
    facts: [
      { name: 'consentId', value: id },
      { name: 'consentStatus', value: status },
      { name: 'validUntil', value: body.validUntil },
      { name: 'frequencyPerDay', value: String(body.frequencyPerDay) },
      { name: 'ASPSP-SCA', value: approaches.join(', ') },
    ],
    calls: [call],
    context: { consent },
    write: async (tx, at) => {
      const own = ownConsent({ ...check, context: { consent } }, connection, line);
      const { id: recordId } = await records.note(tx, own, status, user, at);
      return { consent: { ...consent, recordId } };
    },
  };
};
