import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { AuditVerification } from '../../server/audit/audit.contract.js';
import { Banner } from '../components/Banner.js';
import { Moment } from '../components/Moment.js';
import { useFormats } from '../components/time.js';
import { useAction } from '../providers/useApi.js';
import { PublicKeyDialog } from './PublicKeyDialog.js';

const FAULTS_SHOWN = 20;

/** Walks the whole chain on demand. */
export const useVerification = () => useAction<AuditVerification>('/audit-entries/verify');

interface IntegrityProps {
  readonly verification: ReturnType<typeof useVerification>;
}

export const IntegrityActions = ({ verification }: IntegrityProps) => {
  const translate = useTranslate();
  const [key, setKey] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setKey(true)}>
        {translate('audit.public_key')}
      </Button>
      <Button variant="contained" disabled={verification.isPending} onClick={() => verification.mutate()}>
        {translate(verification.isPending ? 'audit.verifying' : 'audit.verify')}
      </Button>
      {key && <PublicKeyDialog onClose={() => setKey(false)} />}
    </>
  );
};

/** Whether the log is what was written; nothing before somebody has asked. */
export const IntegrityResult = ({ verification }: IntegrityProps) =>
  verification.data && <VerificationBanner result={verification.data} />;

const VerificationBanner = ({ result }: { readonly result: AuditVerification }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const { faults, entries, checkpoints, at } = result;
  if (faults.length === 0)
    return (
      <Banner state="ok" title={translate('audit.intact', { entries: number(entries) })}>
        {translate('audit.intact_help', { smart_count: checkpoints })} · <Moment at={at} show="time" />
      </Banner>
    );
  return (
    <Banner state="critical" title={translate('audit.faults', { smart_count: faults.length })}>
      <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
        {faults.slice(0, FAULTS_SHOWN).map(({ kind, position }) => (
          <li key={`${kind} ${position}`}>
            {translate(`audit.fault.${kind}`, { position: number(position) })}
          </li>
        ))}
      </ul>
      {translate('audit.faults_help')}
    </Banner>
  );
};
