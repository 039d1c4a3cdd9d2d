import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { ProbeKey, uploadProbeKeySchema } from '../../../server/probes/probes.contract.js';
import { CertificatePicker } from '../../certificates/CertificatePicker.js';
import { Banner } from '../../components/Banner.js';
import { FieldErrors } from '../../components/FieldErrors.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Segments } from '../../components/Segments.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useProbeWords } from '../words.js';
import { base64Of, faultsOfKey, holdsCertificate, type KeyInput } from './key-input.js';

interface UploadKeyDialogProps {
  readonly organisationId?: string | null;
  readonly onDone: (key: ProbeKey) => void;
  readonly onClose: () => void;
}

/** A key is held only as long as the dialog is open; nothing of it is kept in the browser. */
export const UploadKeyDialog = ({ organisationId = null, onDone, onClose }: UploadKeyDialogProps) => {
  const { say } = useProbeWords();
  const sentence = useProblemSentence();
  const [name, setName] = useState('');
  const [how, setHow] = useState<KeyInput['how']>('pem');
  const [pem, setPem] = useState('');
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [certificate, setCertificate] = useState<Certificate | null>(null);
  const [tried, setTried] = useState(false);
  const upload = useAction<ProbeKey, z.input<typeof uploadProbeKeySchema>>('/probe-keys', {
    ...{ done: 'connectivity.keys.form.done', quiet: true, onDone },
  });
  const faults = faultsOfKey({ name, how, pem, fileSize: file?.size ?? null });
  const wrong = (field: 'name' | 'pem' | 'pkcs12') => {
    const fault = tried ? faults.get(field) : undefined;
    return fault === undefined ? undefined : say(`keys.form.wrong.${fault}`);
  };
  const submit = async () => {
    setTried(true);
    if (faults.size > 0) return;
    const common = { name: name.trim(), organisationId, passphrase };
    if (how === 'pem') upload.mutate({ ...common, pem, certificateId: certificate?.id ?? null });
    else if (file !== undefined)
      upload.mutate({ ...common, pkcs12: base64Of(new Uint8Array(await file.arrayBuffer())) });
  };
  const needsCertificate = how === 'pem' && pem !== '' && !holdsCertificate(pem);
  return (
    <FormDialog
      title={say('keys.upload')}
      action={say('keys.form.action')}
      busy={upload.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {upload.error !== null && (
        <Banner state="critical" title={sentence(upload.error)}>
          <FieldErrors error={upload.error} />
        </Banner>
      )}
      <TextField
        label={say('keys.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        error={wrong('name') !== undefined}
        helperText={wrong('name') ?? say('keys.form.name_help')}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <div>
        <Segments
          label={say('keys.form.how')}
          value={how}
          onChange={setHow}
          choices={(['pem', 'pkcs12'] as const).map((id) => ({ id, name: say(`keys.form.${id}`) }))}
        />
      </div>
      {how === 'pem' ? (
        <>
          <TextField
            label={say('keys.form.pem_label')}
            value={pem}
            onChange={({ target }) => setPem(target.value)}
            error={wrong('pem') !== undefined}
            helperText={wrong('pem') ?? say('keys.form.pem_help')}
            multiline
            minRows={5}
            maxRows={10}
            autoComplete="off"
            slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: MONOSPACE, fontSize: 12 } } }}
          />
          <Files
            label={say('keys.form.files')}
            accept=".pem,.key,.crt,.cer,.txt"
            multiple
            onFiles={(files) =>
              void Promise.all(files.map((each) => each.text())).then((texts) =>
                setPem([pem, ...texts].filter((text) => text.trim() !== '').join('\n')),
              )
            }
          />
        </>
      ) : (
        <div>
          <Files
            label={say('keys.form.file')}
            accept=".p12,.pfx,application/x-pkcs12"
            onFiles={([chosen]) => setFile(chosen)}
          />
          <FormHelperText error={wrong('pkcs12') !== undefined}>
            {wrong('pkcs12') ??
              (file === undefined ? '' : say('keys.form.chosen', { name: file.name, size: file.size }))}
          </FormHelperText>
        </div>
      )}
      <TextField
        type="password"
        label={say('keys.form.passphrase')}
        value={passphrase}
        onChange={({ target }) => setPassphrase(target.value)}
        helperText={say('keys.form.passphrase_help')}
        // Not a password of a person: no manager shall offer or keep one.
        autoComplete="new-password"
        slotProps={{ htmlInput: { maxLength: 1_000 } }}
      />
      {needsCertificate && (
        <CertificatePicker
          label={say('fields.certificate')}
          value={certificate}
          onChange={setCertificate}
          helperText={say('keys.form.certificate_help')}
        />
      )}
    </FormDialog>
  );
};

interface FilesProps {
  readonly label: string;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

const Files = ({ label, accept, multiple = false, onFiles }: FilesProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button variant="outlined" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </div>
  );
};
