import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { AuditVerification } from '../../server/audit/audit.contract.js';
import { Banner } from '../components/Banner.js';
import { Moment } from '../components/Moment.js';
import { useFormats } from '../components/time.js';
import { useAction } from '../providers/useApi.js';
import { PublicKeyDialog } from './PublicKeyDialog.js';

const FAULTS_SHOWN = 20;

/** Walks the whole chain on demand and says whether it is what was written. */
export const Integrity = () => {
  const translate = useTranslate();
  const [key, setKey] = useState(false);
  const verify = useAction<AuditVerification>('/audit-entries/verify');
  return (
    <>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mb: 2 }}>
        <Button variant="outlined" disabled={verify.isPending} onClick={() => verify.mutate()}>
          {translate(verify.isPending ? 'audit.verifying' : 'audit.verify')}
        </Button>
        <Button variant="outlined" onClick={() => setKey(true)}>
          {translate('audit.public_key')}
        </Button>
      </Stack>
      {verify.data && <VerificationBanner result={verify.data} />}
      {key && <PublicKeyDialog onClose={() => setKey(false)} />}
    </>
  );
};

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
