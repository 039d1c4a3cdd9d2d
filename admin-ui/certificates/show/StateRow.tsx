import { Box, Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Banner } from '../../components/Banner.js';
import { StateChip } from '../../components/StateChip.js';
import type { State } from '../../theme/states.js';
import { SeverityChip, StatusChip } from '../StatusChip.js';
import { VerdictChip } from '../verdict/VerdictChip.js';
import { useShownVerdict } from '../verdict/VerdictContext.js';

const READING_STATES = {
  agrees: 'ok',
  pending: 'waiting',
  disagrees: 'critical',
} as const satisfies Record<Certificate['secondReading']['status'], State>;

/** Statuses that an outcome of a verdict tells as well. */
const SAID_BY_VERDICT: ReadonlySet<Certificate['status']> = new Set([
  'valid',
  'expired',
  'not-yet-valid',
  'revoked',
  'suspended',
]);

/** What it is worth today at a glance, and what somebody must know before relying on it. */
export const StateRow = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { status, secondReading, verdict } = certificate;
  const { evaluation } = useShownVerdict();
  const outcome = evaluation?.outcome ?? verdict?.outcome ?? null;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: evaluation === undefined ? 3 : 1 }}>
        <Link href="#checks" underline="none" sx={{ display: 'inline-flex', borderRadius: 1 }}>
          <VerdictChip
            outcome={outcome}
            underScheme={evaluation !== undefined && evaluation.verdict.scheme !== null}
          />
        </Link>
        {/* What the verdict says already is not said again. */}
        {(outcome === null || !SAID_BY_VERDICT.has(status)) && (
          <StatusChip status={status} outcome={verdict?.outcome} />
        )}
        <Link href="#findings" underline="none" sx={{ display: 'inline-flex', borderRadius: 1 }}>
          <SeverityChip of={certificate} />
        </Link>
        <StateChip
          state={READING_STATES[secondReading.status]}
          label={translate(`certificates.second_reading.${secondReading.status}`)}
        />
      </Box>
      {secondReading.status === 'pending' && (
        <Banner state="waiting" title={translate('certificates.second_reading.pending_title')}>
          {translate('certificates.second_reading.pending_help')}
        </Banner>
      )}
      {secondReading.status === 'disagrees' && (
        <Banner state="critical" title={translate('certificates.second_reading.disagrees_title')}>
          {translate('certificates.second_reading.disagrees_help')}
          <ul>
            {secondReading.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
};
