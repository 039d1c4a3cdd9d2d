import { useId } from 'react';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import {
  REQUEST_KEYS,
  REQUEST_KINDS,
  REQUEST_ROLES,
  type RequestKey,
  type RequestKind,
  type RequestParticularsInput,
} from '../../../server/applications/certificate-requests.contract.js';
import { Banner } from '../../components/Banner.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { ApiProblem } from '../../providers/http.js';

interface RequestFormProps {
  readonly value: RequestParticularsInput;
  readonly onChange: (value: RequestParticularsInput) => void;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

const TEXTS = [
  'organisation',
  'country',
  'locality',
  'organizationIdentifier',
  'serialNumber',
  'ncaName',
] as const;

/** What is to stand in the certificate. The server says what cannot, member by member. */
export const RequestForm = ({ value, onChange, error, busy, onSubmit }: RequestFormProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const roles = useId();
  const words = (name: string) => translate(`applications.request.${name}`);
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const faultOf = (path: string) =>
    faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message;
  const isWeb = value.kind === 'qwac';
  const put = (part: Partial<RequestParticularsInput>) => onChange({ ...value, ...part });
  return (
    <Stack
      component="form"
      spacing={2.5}
      noValidate
      sx={{ maxWidth: 720 }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ChoiceField
        label={words('kind')}
        value={value.kind}
        onChange={(kind) =>
          put({
            kind: kind as RequestKind,
            ...(kind === 'qsealc' ? { dnsNames: [], commonName: value.organisation } : { inDevice: false }),
          })
        }
        choices={REQUEST_KINDS.map((id) => ({ id, name: words(`kinds.${id}`) }))}
      />
      {isWeb ? (
        <TextField
          label={words('dnsNames')}
          value={value.dnsNames.join('\n')}
          onChange={({ target }) => {
            const names = target.value.split(/[\s,]+/);
            put({ dnsNames: names, commonName: names[0] ?? '' });
          }}
          onBlur={() => put({ dnsNames: value.dnsNames.filter((name) => name !== '') })}
          error={faultOf('dnsNames') !== undefined || faultOf('commonName') !== undefined}
          helperText={faultOf('dnsNames') ?? words('dnsNames_help')}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: 'none' } }}
        />
      ) : (
        <TextField
          label={words('commonName')}
          value={value.commonName}
          onChange={({ target }) => put({ commonName: target.value })}
          error={faultOf('commonName') !== undefined}
          helperText={faultOf('commonName') ?? words('commonName_help')}
        />
      )}
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={words(name)}
          value={value[name]}
          onChange={({ target }) => put({ [name]: target.value })}
          error={faultOf(name) !== undefined}
          helperText={faultOf(name) ?? words(`${name}_help`)}
          slotProps={{ htmlInput: { maxLength: 1_000, spellCheck: false } }}
        />
      ))}
      <div role="group" aria-labelledby={roles}>
        <FormLabel id={roles}>{words('roles')}</FormLabel>
        <FormGroup row>
          {REQUEST_ROLES.map((role) => (
            <FormControlLabel
              key={role}
              control={
                <Checkbox
                  checked={value.roles.includes(role)}
                  onChange={(_, on) =>
                    put({
                      roles: REQUEST_ROLES.filter((one) => (one === role ? on : value.roles.includes(one))),
                    })
                  }
                />
              }
              label={`${translate(`certificates.roles.${role}.label`)} (${role})`}
            />
          ))}
        </FormGroup>
        {faultOf('roles') !== undefined && <FormLabel error>{faultOf('roles')}</FormLabel>}
      </div>
      <ChoiceField
        label={words('key')}
        value={value.key}
        onChange={(key) => put({ key: key as RequestKey })}
        choices={REQUEST_KEYS.map((id) => ({ id, name: words(`keys.${id}`) }))}
        help={words('key_help')}
      />
      {!isWeb && (
        <FormControlLabel
          control={<Checkbox checked={value.inDevice} onChange={(_, on) => put({ inDevice: on })} />}
          label={words('inDevice')}
        />
      )}
      {error !== null && error !== undefined && <Banner state="critical" title={sentence(error)} />}
      <div>
        <Button type="submit" variant="contained" disabled={busy}>
          {words('prepare')}
        </Button>
      </div>
    </Stack>
  );
};
