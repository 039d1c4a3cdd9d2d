import TextField from '@mui/material/TextField';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { APPLICATION_LIMITS, type Application } from '../../server/applications/applications.contract.js';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { Section } from '../components/Section.js';
import { useTerritoryName } from '../components/territory.js';
import { useApi } from '../providers/useApi.js';
import { AuthorityCard } from './AuthorityCard.js';
import { LiveLookup } from './LiveLookup.js';
import { RecentOrganisations } from './RecentOrganisations.js';

export interface StepProps {
  readonly application: Application;
  readonly onChange: (part: Partial<Application>) => void;
}

const AUTHORITIES = `/authorities?range=${encodeURIComponent('[0,99]')}`;

/** Who applies, under whose authorisation, and what the registers say of it. */
export const OrganisationStep = ({ application, onChange }: StepProps) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.organisation.${name}`);
  const { identifier, organisationName, onBehalfOf } = application;
  const { data: authorities = [] } = useApi<Authority[]>(AUTHORITIES);
  const named = authorities.filter(({ ncaId }) => ncaId !== null);
  const chosen = named.find(({ ncaId }) => identifier.toUpperCase().startsWith(`PSD${ncaId}-`));
  const countryName = useTerritoryName();
  return (
    <Section title={words('title')} lead={words('lead')}>
      <Stack spacing={2.5} sx={{ maxWidth: 720 }}>
        <RecentOrganisations onChoose={(one) => onChange(one)} />
        <ChoiceField
          label={words('authority')}
          value={chosen?.id ?? ''}
          onChange={(id) => {
            const ncaId = named.find((one) => one.id === id)?.ncaId;
            if (ncaId) onChange({ identifier: withAuthority(identifier, ncaId) });
          }}
          choices={[
            { id: '', name: words('choose_authority') },
            ...named
              .map((one) => ({
                id: one.id,
                name: `${countryName(one.country)} – ${one.nameEn} (${one.ncaId})`,
              }))
              .sort((a, b) => a.name.localeCompare(b.name)),
          ]}
          help={words('authority_help')}
        />
        <TextField
          label={words('identifier')}
          value={identifier}
          onChange={({ target }) => onChange({ identifier: target.value })}
          helperText={words('identifier_help')}
          placeholder="PSDLT-BL-LB000458"
          slotProps={{
            htmlInput: {
              maxLength: APPLICATION_LIMITS.identifier,
              spellCheck: false,
              autoCapitalize: 'characters',
            },
          }}
        />
        {chosen !== undefined && <AuthorityCard authority={chosen} />}
        <LiveLookup
          identifier={identifier}
          onName={(name) => onChange({ organisationName: name })}
          name={organisationName}
        />
        <TextField
          label={words('name')}
          value={organisationName}
          onChange={({ target }) => onChange({ organisationName: target.value })}
          helperText={words('name_help')}
          slotProps={{ htmlInput: { maxLength: APPLICATION_LIMITS.name } }}
        />
        <TextField
          label={words('on_behalf')}
          value={onBehalfOf}
          onChange={({ target }) => onChange({ onBehalfOf: target.value })}
          helperText={words('on_behalf_help')}
          slotProps={{ htmlInput: { maxLength: APPLICATION_LIMITS.name } }}
        />
      </Stack>
    </Section>
  );
};

/** The number stays when another authority is chosen. */
function withAuthority(identifier: string, ncaId: string): string {
  const number = /^PSD[A-Z]{2}-[A-Z]{2,8}-(.*)$/i.exec(identifier)?.[1] ?? '';
  return `PSD${ncaId}-${number}`;
}
