import { useTranslate } from 'react-admin';
import type { CertificateStatus, Severity } from '../../server/certificates/certificates.contract.js';
import { StateChip } from '../components/StateChip.js';
import { SEVERITY_STATES, STATUS_STATES } from './states.js';

export const StatusChip = ({ status }: { status: CertificateStatus }) => {
  const translate = useTranslate();
  return <StateChip state={STATUS_STATES[status]} label={translate(`certificates.statuses.${status}`)} />;
};

/** The worst finding; `null` is good news and says so. */
export const SeverityChip = ({ severity, plain = false }: { severity: Severity | null; plain?: boolean }) => {
  const translate = useTranslate();
  return (
    <StateChip
      state={severity === null ? 'ok' : SEVERITY_STATES[severity]}
      label={translate(`certificates.severity.${severity ?? 'none'}`)}
      plain={plain}
    />
  );
};
