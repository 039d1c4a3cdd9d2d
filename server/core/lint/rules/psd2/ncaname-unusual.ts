import type { CompetentAuthority } from '../../../identifiers/competent-authorities.js';
import { findAuthority } from '../../../identifiers/nca-ids.js';
import type { Psd2Statement } from '../../../qc-statements/psd2-statement.js';
import type { Certificate } from '../../../certificate/certificate.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2NcanameUnusual = rule({
  id: 'psd2.ncaname-unusual',
  title: 'nCAName is the English name of the authority that nCAId identifies.',
  severity: 'info',
  citation: [TS_119_495('5.2.3')],
  ask: 'Please write the name of our competent authority as in the list of the European Banking Authority when the certificate is reissued (TS 119 495 clause 5.2.3).',

  subject: namedAuthorities,

  check: (named) =>
    named.flatMap(({ ncaName, authority }) =>
      alike(ncaName.value) === alike(authority.authorityNameEn)
        ? []
        : [
            {
              message: `nCAName is ${quote(ncaName.value)}; the English name of ${authority.ncaId} is ${quote(authority.authorityNameEn)}.`,
              at: ncaName.at,
            },
          ],
    ),
});

type Named = Pick<Psd2Statement, 'ncaName'> & { readonly authority: CompetentAuthority };

/** Statements that name an authority we know; an empty name is reported by `psd2.ncaname-missing`. */
function namedAuthorities(certificate: Certificate): readonly Named[] | undefined {
  const named = psd2Statements(certificate)?.flatMap(({ ncaName, ncaId }) => {
    const found = findAuthority(ncaId.value);
    return found && ncaName.value.trim() !== '' ? [{ ncaName, authority: found.authority }] : [];
  });
  return named?.length ? named : undefined;
}

const alike = (name: string): string => name.trim().toLowerCase();
