import { PSD2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

const PSP_AS = '0.4.0.19495.1.1';

export const psd2RolesPspasOnly = rule({
  id: 'psd2.roles-pspas-only',
  title: 'The certificate states a role other than account servicing.',
  severity: 'info',
  citation: [PSD2('Art. 66'), PSD2('Art. 67')],
  ask: 'If we are to use the accounts held by others, please reissue the certificate with PSP_PI or PSP_AI beside PSP_AS (Directive (EU) 2015/2366 Art. 66 and 67).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) => {
      const [first] = roles;
      if (first === undefined || roles.some(({ oid }) => oid !== PSP_AS)) return [];
      return [
        {
          message: `The only role is PSP_AS (${PSP_AS}): normally a bank, neither an account information nor a payment initiation service.`,
          at: first.at,
        },
      ];
    }),
});
