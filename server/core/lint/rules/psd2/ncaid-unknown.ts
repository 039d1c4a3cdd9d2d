import { ncaIdForm } from '../../../identifiers/nca-id-form.js';
import { authorityOfCountry, findAuthority, SANDBOX_NCAS } from '../../../identifiers/nca-ids.js';
import { EBA_NCA_LIST, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

const SANDBOX_ORIGINS = new Map(SANDBOX_NCAS.map(({ ncaId, origin }) => [ncaId, origin]));

export const psd2NcaidUnknown = rule({
  id: 'psd2.ncaid-unknown',
  title: 'nCAId is the identifier of an authority that is known.',
  severity: 'warning',
  citation: [EBA_NCA_LIST('version 4'), TS_119_495('Annex D')],
  ask: 'Please reissue the certificate with the identifier under which the European Banking Authority lists our competent authority (TS 119 495 Annex D).',

  subject: (certificate) => {
    const ncaIds = psd2Statements(certificate)?.flatMap(({ ncaId }) =>
      ncaIdForm(ncaId.value) === 'identifier' ? [ncaId] : [],
    );
    return ncaIds?.length ? ncaIds : undefined;
  },

  check: (ncaIds) =>
    ncaIds.flatMap(({ value, at }) => (findAuthority(value) ? [] : [{ message: unknown(value), at }])),
});

function unknown(ncaId: string): string {
  const origin = SANDBOX_ORIGINS.get(ncaId);
  if (origin !== undefined) return `${ncaId} is a sandbox NCA (${origin}); no register knows it.`;
  const country = ncaId.slice(0, 2);
  const listed = authorityOfCountry(country);
  return listed?.eea === true
    ? `${ncaId} is not on the EBA list; the authority of ${country} there is ${listed.ncaId}.`
    : `${ncaId} is not on the EBA list, which names no authority of ${country}.`;
}
