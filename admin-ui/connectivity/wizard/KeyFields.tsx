import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { KEY_PLACES, type ProbeKey } from '../../../server/probes/probes.contract.js';
import { CertificatePicker } from '../../certificates/CertificatePicker.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { ErrorState } from '../../components/ErrorState.js';
import { useFormats } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { UploadKeyDialog } from '../keys/UploadKeyDialog.js';
import { useProbeWords } from '../words.js';
import type { FieldsProps } from './fields.js';
import { OutsideCommand } from './OutsideCommand.js';
import { Card, Cards } from './WhatFields.js';

/** With which certificate, and where its key is. */
export const KeyFields = (fields: FieldsProps & { readonly targetId?: string }) => {
  const { typed, put, targetId } = fields;
  const { say } = useProbeWords();
  const chosen = typed.keyPlace;
  return (
    <>
      <RadioGroup
        sx={{ flexWrap: 'nowrap' }}
        aria-label={say('wizard.key.label')}
        value={chosen}
        onChange={(_, value) => put({ keyPlace: KEY_PLACES.find((one) => one === value) ?? 'none' })}
      >
        <Cards>
          {KEY_PLACES.map((place) => (
            <Card key={place} data-chosen={chosen === place}>
              <FormControlLabel
                value={place}
                control={<Radio />}
                label={<strong>{say(`wizard.key.${place}`)}</strong>}
              />
              <Typography variant="body2" color="textSecondary">
                {say(`wizard.key.${place}_help`)}
              </Typography>
            </Card>
          ))}
        </Cards>
      </RadioGroup>
      {chosen === 'sealed' && <SealedKey {...fields} />}
      {chosen === 'outside' && (
        <>
          <CertificateOf {...fields} />
          <div>
            <Typography variant="body2" sx={{ mb: 1 }}>
              {say('wizard.key.command')}
            </Typography>
            <OutsideCommand targetId={targetId ?? '…'} />
            {targetId === undefined && (
              <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
                {say('wizard.key.command_after')}
              </Typography>
            )}
          </div>
        </>
      )}
    </>
  );
};

const SealedKey = ({ typed, put, told }: FieldsProps) => {
  const { say } = useProbeWords();
  const { day } = useFormats();
  const mayUpload = useMay('probe-keys.write');
  const [uploading, setUploading] = useState(false);
  const { data: keys, error, refetch } = useApi<ProbeKey[]>('/probe-keys');
  const { error: isWrong, helperText } = told('keyId');
  return (
    <>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <ChoiceField
        label={say('wizard.key.choose')}
        value={typed.keyId ?? ''}
        onChange={(id) => put({ keyId: id || null })}
        choices={[
          { id: '', name: say('wizard.key.choose_none') },
          ...(keys ?? []).map(({ id, name, certificateSubject, certificateEndsAt }) => ({
            id,
            name: `${name} · ${certificateSubject} · ${day(new Date(certificateEndsAt))}`,
          })),
        ]}
        help={helperText}
        error={isWrong}
      />
      {mayUpload && (
        <div>
          <Button variant="outlined" onClick={() => setUploading(true)}>
            {say('wizard.key.or_upload')}
          </Button>
        </div>
      )}
      {uploading && (
        <UploadKeyDialog
          organisationId={typed.organisationId}
          onDone={({ id }) => {
            put({ keyId: id });
            setUploading(false);
          }}
          onClose={() => setUploading(false)}
        />
      )}
    </>
  );
};

const CertificateOf = ({ typed, put }: FieldsProps) => {
  const { say } = useProbeWords();
  const { data } = useGetOne<Certificate>(
    'certificates',
    { id: typed.certificateId ?? '' },
    { enabled: typed.certificateId !== null },
  );
  return (
    <CertificatePicker
      label={say('fields.certificate')}
      value={typed.certificateId === null ? null : (data ?? null)}
      onChange={(certificate) => put({ certificateId: certificate?.id ?? null })}
      helperText={say('wizard.key.certificate_help')}
    />
  );
};
