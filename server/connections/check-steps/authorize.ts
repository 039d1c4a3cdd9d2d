import { endOf } from '../../core/consents/consent-end.js';
import type { CheckStep } from '../check-step.js';
import { consentOf, paymentOf } from '../own-consent.js';

/** Sends the customer to the bank with `AIS:<consentId>`. */
export const authorizeConsent: CheckStep = async ({ check, connection, line, user }, parts) => {
  const consent = consentOf(check.context);
  const { edition } = connection;
  const at = parts.now();
  // As it will be once the customer has agreed; the bank's word about it comes later.
  const end = endOf({
    ...{ edition, status: 'valid', recurring: consent.recurring, validUntil: consent.validUntil },
    ...{ requestedAt: new Date(consent.requestedAt), authorisedAt: at },
  });
  const subject = { kind: 'consent', id: consent.id } as const;
  const begun = await parts.authorizations.begin(connection, subject, user, {
    ...{ line, checkId: check.id, subjectEndsAt: end.at },
  });
  return { outcomes: begun.outcomes, calls: begun.calls, url: begun.url };
};

/** Sends the customer to the bank with `PIS:<paymentId>`. */
export const authorizePayment: CheckStep = async ({ check, connection, line, user }, parts) => {
  const subject = { kind: 'payment', id: paymentOf(check.context).id } as const;
  const begun = await parts.authorizations.begin(connection, subject, user, { line, checkId: check.id });
  return { outcomes: begun.outcomes, calls: begun.calls, url: begun.url };
};
