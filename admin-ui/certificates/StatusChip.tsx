import { useTranslate } from 'react-admin';
import type { Certificate, CertificateStatus } from '../../server/certificates/certificates.contract.js';
import type { Outcome } from '../../server/evaluations/evaluations.contract.js';
import { StateChip } from '../components/StateChip.js';
import { SEVERITY_STATES, STATUS_STATES } from './states.js';
import { STATE_OF_OUTCOME } from './verdict/states.js';

interface StatusChipProps {
  readonly status: CertificateStatus;
  /** Of the last verdict. A bad one makes of "valid" only that its time has not passed. */
  readonly outcome?: Outcome | null | undefined;
}

export const StatusChip = ({ status, outcome = null }: StatusChipProps) => {
  const translate = useTranslate();
  const inTimeOnly = status === 'valid' && outcome !== null && STATE_OF_OUTCOME[outcome] === 'critical';
  return inTimeOnly ? (
    <StateChip state="ended" label={translate('certificates.status_in_time')} />
  ) : (
    <StateChip state={STATUS_STATES[status]} label={translate(`certificates.statuses.${status}`)} />
  );
};

/** The worst finding. None is good news only where rules were applied; a CA certificate is judged by none of ours. */
export const SeverityChip = ({
  of: { worstSeverity, profile },
  plain = false,
}: {
  of: Pick<Certificate, 'worstSeverity'> & Partial<Pick<Certificate, 'profile'>>;
  plain?: boolean;
}) => {
  const translate = useTranslate();
  const name = worstSeverity ?? (profile === null ? 'not_judged' : 'none');
  const state = name === 'none' ? 'ok' : name === 'not_judged' ? 'unknown' : SEVERITY_STATES[name];
  return <StateChip state={state} label={translate(`certificates.severity.${name}`)} plain={plain} />;
};
