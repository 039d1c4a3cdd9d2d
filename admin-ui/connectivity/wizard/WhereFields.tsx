import TextField from '@mui/material/TextField';
import { API_ENVIRONMENTS } from '../../../server/probes/probes.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { OrganisationPicker } from '../../organisations/OrganisationPicker.js';
import { useMay } from '../../providers/useMe.js';
import { useProbeWords } from '../words.js';
import type { FieldsProps } from './fields.js';
import { discoveryAt, type Preset } from './typed-target.js';

interface WhereFieldsProps extends FieldsProps {
  readonly preset: Preset | undefined;
}

const CODE = { maxLength: 500, spellCheck: false, autoCapitalize: 'none' } as const;

/** Its name and its address; of a preset only what differs is typed. */
export const WhereFields = ({ typed, put, told, preset }: WhereFieldsProps) => {
  const words = useProbeWords();
  const { say } = words;
  const isTls = typed.what === 'tls';
  const environment = preset?.environments[typed.environment];
  const filledIn = (value: string | undefined, help: string) =>
    value === undefined || value === '' ? help : say('wizard.where.origin_preset', { origin: value });
  const discovery = discoveryAt(typed.origin.trim().replace(/\/+$/, '') || null, preset);
  return (
    <>
      <NameFields {...{ typed, put, told }} />
      <ChoiceField
        label={say('fields.environment')}
        value={typed.environment}
        onChange={(id) => put({ environment: API_ENVIRONMENTS.find((one) => one === id) ?? 'sandbox' })}
        choices={API_ENVIRONMENTS.map((id) => ({ id, name: words.environment(id) }))}
        help={[environment?.note ?? '', say('wizard.where.environment_help')].filter(Boolean).join(' ')}
      />
      <TextField
        label={say('fields.origin')}
        value={typed.origin}
        onChange={({ target }) => put({ origin: target.value })}
        placeholder={preset?.origin ?? 'https://'}
        autoComplete="off"
        slotProps={{ htmlInput: CODE, inputLabel: { shrink: true } }}
        {...told('origin', filledIn(preset?.origin, say('wizard.where.origin_help')))}
      />
      {!isTls && (
        <>
          <TextField
            label={say('fields.basePath')}
            value={typed.basePath}
            onChange={({ target }) => put({ basePath: target.value })}
            placeholder={preset?.basePath}
            autoComplete="off"
            slotProps={{ htmlInput: { ...CODE, maxLength: 200 }, inputLabel: { shrink: true } }}
            {...told('basePath', filledIn(preset?.basePath, say('wizard.where.base_path_help')))}
          />
          <TextField
            label={say('fields.discoveryUrl')}
            value={typed.discoveryUrl}
            onChange={({ target }) => put({ discoveryUrl: target.value })}
            placeholder={discovery ?? preset?.discoveryUrl}
            autoComplete="off"
            slotProps={{ htmlInput: CODE, inputLabel: { shrink: true } }}
            {...told(
              'discoveryUrl',
              filledIn(discovery ?? preset?.discoveryUrl, say('wizard.where.discovery_help')),
            )}
          />
        </>
      )}
    </>
  );
};

/** Asked of a new target and of one that is changed. */
export const NameFields = ({ typed, put, told }: FieldsProps) => {
  const { say } = useProbeWords();
  const mayRead = useMay('organisations.read');
  return (
    <>
      <TextField
        label={say('fields.name')}
        value={typed.name}
        onChange={({ target }) => put({ name: target.value })}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200 } }}
        {...told('name', say('wizard.where.name_help'))}
      />
      {mayRead && (
        <OrganisationPicker
          label={say('fields.organisation')}
          value={typed.organisationId}
          onChange={(organisationId) => put({ organisationId })}
          {...told('organisationId', say('wizard.where.organisation_help'))}
        />
      )}
    </>
  );
};
