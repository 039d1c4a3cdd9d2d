import { type Application, EMPTY_APPLICATION } from '../../server/core/applications/application.js';

/** An application in which nothing is missing; the certificate is whatever the test stored. */
export const WHOLE: Application = {
  ...EMPTY_APPLICATION,
  identifier: 'PSDLT-BL-LB000458',
  organisationName: 'UAB Bandymas',
  certificateId: '11111111-1111-4111-8111-111111111111',
  edition: 'berlin-1.3',
  environment: 'production',
  roles: ['PSP_AI'],
  useCase:
    'Customers see the accounts of all their banks in one place; four refreshes a day, without payments.',
  redirectUris: ['https://app.bandymas.eu/callback'],
  contacts: [{ name: 'Ona Onaitė', email: 'ona@bandymas.eu', phone: '', purposes: ['technical'] }],
  hasTestAccounts: true,
};
