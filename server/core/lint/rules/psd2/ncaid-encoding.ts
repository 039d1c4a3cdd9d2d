import { annexATextViolations } from '../../annex-a-text.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2NcaidEncoding = rule({
  id: 'psd2.ncaid-encoding',
  title: 'nCAId is a UTF8String of at most 256 characters.',
  severity: 'warning',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with nCAId encoded as UTF8String (TS 119 495 Annex A).',

  subject: psd2Statements,

  check: (statements) => statements.flatMap(({ ncaId }) => annexATextViolations('nCAId', ncaId)),
});
