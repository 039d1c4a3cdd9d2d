import { findAuthority } from '../../../identifiers/nca-ids.js';
import { EBA_NCA_LIST } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2NcaidSuperseded = rule({
  id: 'psd2.ncaid-superseded',
  title: 'nCAId is the present identifier of its authority.',
  severity: 'info',
  citation: [EBA_NCA_LIST('version history')],
  ask: 'Please use the present identifier of our competent authority, as the European Banking Authority lists it, when the certificate is reissued (TS 119 495 Annex D).',

  subject: (certificate) => {
    const known = psd2Statements(certificate)?.flatMap(({ ncaId }) => {
      const found = findAuthority(ncaId.value);
      return found ? [{ ncaId, ...found }] : [];
    });
    return known?.length ? known : undefined;
  },

  check: (known) =>
    known.flatMap(({ ncaId: { value, at }, authority, as }) => {
      if (as === 'current') return [];
      const past = as === 'former' ? 'was formerly the identifier' : 'is a variant of the identifier';
      return [
        { message: `${value} ${past} of ${authority.authorityNameEn}, which is ${authority.ncaId}.`, at },
      ];
    }),
});
