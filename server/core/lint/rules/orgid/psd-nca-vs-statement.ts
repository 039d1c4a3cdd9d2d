import { findAuthority, parseNcaId } from '../../../identifiers/nca-ids.js';
import { contentsOf } from '../../../qc-statements/qc-statements.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidPsdNcaVsStatement = rule({
  id: 'orgid.psd-nca-vs-statement',
  title: 'The NCA in organizationIdentifier is the NCA of the PSD2 statement.',
  severity: 'error',
  citation: [TS_119_495('5.2.1'), TS_119_495('5.2.3')],
  ask: 'Please find out which authority authorised the subject and reissue the certificate with the same NCA in organizationIdentifier and in nCAId (TS 119 495 clauses 5.2.1 and 5.2.3).',

  // An nCAId that is none, NA among them, is reported by the rules about it.
  subject: ({ qcStatements, organizationIdentifiers }) =>
    unlessEmpty(
      contentsOf(qcStatements, 'psd2').flatMap(({ content }) => {
        const stated = content.psd2.ncaId.value.trim();
        if (parseNcaId(stated) === undefined) return [];
        return organizationIdentifiers.flatMap(({ country, authority, at }) =>
          authority === undefined ? [] : [{ identified: `${country}-${authority}`, stated, at }],
        );
      }),
    ),

  check: (pairs) =>
    pairs.flatMap(({ identified, stated, at }) => {
      if (identified === stated) return [];
      const message = `organizationIdentifier names the NCA ${identified}, nCAId names ${stated}`;
      const authority = findAuthority(identified)?.authority;
      return authority !== undefined && authority === findAuthority(stated)?.authority
        ? [
            {
              message: `${message}; both stand for ${authority.authorityNameEn} (${authority.ncaId}).`,
              at,
              severity: 'warning',
            },
          ]
        : [{ message: `${message}.`, at }];
    }),
});
