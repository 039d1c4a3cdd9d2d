import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { Application } from '../../server/core/applications/application.js';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import type { ApiClient } from './api-client.js';
import { type Organisation, ORGANISATIONS as O } from './organisations.js';

/** Who does what: the operator applies, two officers decide. */
export interface Reviewers {
  readonly operator: ApiClient;
  readonly officer: ApiClient;
  readonly second: ApiClient;
}

type ByFile = ReadonlyMap<string, Certificate>;

/** What has been decided while everything was still well. */
export async function onboard(people: Reviewers, byFile: ByFile): Promise<void> {
  const { operator, officer, second } = people;
  const apply = (of: Organisation, file: string, over: Partial<Application> = {}) =>
    applyFor(operator, of, byFile.get(file), over);

  const seal = byFile.get('pavyzdys-qsealc.pem')?.id ?? null;
  for (const [of, file, sealCertificateId] of [
    [O.pavyzdys, 'pavyzdys-qwac.pem', seal],
    [O.imaginary, 'imaginary-payments-qwac.pem', null],
    [O.bandymas, 'bandymas-qwac.pem', null],
  ] as const)
    await opened(operator, await approved(people, await apply(of, file, { sealCertificateId })));

  // Decided here; the bank has not answered yet.
  const sandbox = { environment: 'sandbox', roles: ['PSP_AI'] } as const;
  const waiting = await approved(people, await apply(O.pavyzdys, 'pavyzdys-qwac.pem', sandbox));
  await sent(operator, waiting);

  // Half decided, and then its certificate is put on hold.
  const half = await apply(O.fiktiv, 'fiktive-zahlungen-qwac.pem', { roles: ['PSP_PI'] });
  await order(officer, await order(officer, half, 'claim'), 'approve', {
    comment: 'Register and use agree.',
  });

  const asked = await order(second, await apply(O.satu, 'satumaksu-qwac.pem'), 'claim');
  await order(second, asked, 'ask', {
    question:
      'The use case speaks of refunds. Who orders them, and from which account? Please attach the contract with the merchant.',
  });
}

/** What lies in the queue when one looks. */
export async function fillQueue({ operator, officer }: Reviewers, byFile: ByFile): Promise<void> {
  const apply = (of: Organisation, file: string, over: Partial<Application> = {}) =>
    applyFor(operator, of, byFile.get(file), over);
  await apply(O.fictif, 'paiements-fictifs-qwac-payments.pem');
  await apply(O.zgapari, 'zgapari-qwac.pem', {
    ...{ edition: 'georgia-0.8', environment: 'sandbox', roles: ['PSP_PI'] },
  });
  await apply(O.paraugs, 'paraugbanka-qwac.pem', { roles: ['PSP_AI'], onBehalfOf: O.paraugs.name });
  const refused = await order(
    officer,
    await apply(O.verzonnen, 'verzonnen-qwac.pem', { roles: ['PSP_AI'] }),
    'claim',
  );
  await order(officer, refused, 'reject', {
    reason: 'certificate-untrusted',
    comment:
      'The trust service that issued it has been withdrawn by its supervisor; another QTSP has to issue it.',
  });
  await operator.post('reviews', {
    application: {
      ...{ identifier: identifierOf(O.izdoma), organisationName: O.izdoma.name, roles: ['PSP_AI'] },
      useCase: 'Account information for the bookkeeping of small companies.',
    },
  });
}

const identifierOf = ({ ncaId, authorisationNumber }: Organisation): string =>
  `PSD${ncaId}-${authorisationNumber}`;

async function applyFor(
  operator: ApiClient,
  of: Organisation,
  certificate: Certificate | undefined,
  over: Partial<Application>,
): Promise<ReviewDetails> {
  if (certificate === undefined) throw new Error(`${of.name} has no such certificate.`);
  const draft = await operator.post<ReviewDetails>('reviews', {
    application: {
      ...{ identifier: identifierOf(of), organisationName: of.name, certificateId: certificate.id },
      ...{ edition: 'berlin-1.3', environment: 'production', roles: ['PSP_AI', 'PSP_PI'] },
      useCase:
        'Customers see the accounts of all their banks in one place and pay their bills and refunds from there, each payment with their own confirmation.',
      redirectUris: [`https://app.${of.domain}/bank/return`],
      contacts: [
        { name: 'On-call desk', email: `oncall@${of.domain}`, phone: '', purposes: ['on-call', 'technical'] },
        { name: 'Compliance', email: `compliance@${of.domain}`, phone: '', purposes: ['compliance'] },
      ],
      hasTestAccounts: true,
      ...over,
    },
  });
  return order(operator, draft, 'submit');
}

async function approved({ officer, second }: Reviewers, review: ReviewDetails): Promise<ReviewDetails> {
  const claimed = await order(officer, review, 'claim');
  const once = await order(officer, claimed, 'approve', { comment: 'Licence, certificate and use agree.' });
  return order(second, once, 'approve', { comment: 'I agree.' });
}

/** To the bank, by hand: a demo mails nobody. */
async function sent(operator: ApiClient, { id }: ReviewDetails): Promise<SubmissionDetails> {
  const { id: submissionId, version } = await operator.post<SubmissionDetails>('submissions', {
    reviewId: id,
  });
  return operator.post(`submissions/${submissionId}/mark-sent`, { version, reference: 'Portal of the bank' });
}

async function opened(operator: ApiClient, review: ReviewDetails): Promise<void> {
  const { id, version } = await sent(operator, review);
  await operator.post(`submissions/${id}/answer`, {
    ...{ version, outcome: 'approved', roles: review.application.roles, reference: 'OB-2026-117' },
    text: 'Approved for production.',
  });
}

const order = (
  by: ApiClient,
  { id, version }: ReviewDetails,
  command: string,
  body: object = {},
): Promise<ReviewDetails> => by.post(`reviews/${id}/${command}`, { version, ...body });
