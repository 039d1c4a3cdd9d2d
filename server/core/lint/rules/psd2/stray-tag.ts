import type { Place } from '../../../asn1/decoded.js';
import type { QcStatement } from '../../../qc-statements/qc-statements.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2StatementsById } from '../../psd2-statements.js';

export const psd2StrayTag = rule({
  id: 'psd2.stray-tag',
  title: 'No context tag stands around a part of the PSD2 statement.',
  severity: 'error',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with a PSD2 QCStatement without context-specific tags; TS 119 495 Annex A has none.',

  subject: psd2StatementsById,

  check: (statements, { der }) =>
    statements.flatMap(strayTags).map((at) => ({
      message: `The tag [${der[at.start]! & 0x1f}] stands around ${lastField(at)}; Annex A has no tag there.`,
      at,
    })),
});

function strayTags({ content, strayTag }: QcStatement): readonly Place[] {
  if (content.kind === 'psd2') {
    return content.psd2.deviations.flatMap(({ kind, at }) => (kind === 'stray-tag' ? [at] : []));
  }
  return strayTag ? [strayTag] : [];
}

const lastField = ({ path }: Place): string => path.split('.')[1] ?? 'the statementInfo';
