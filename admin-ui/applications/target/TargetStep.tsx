import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.js';
import type { StepProps } from '../OrganisationStep.js';
import { ContactsField } from './ContactsField.js';
import { EditionCards } from './EditionCards.js';
import { EndpointChoice } from './EndpointChoice.js';
import { RedirectUrisField } from './RedirectUrisField.js';
import { ServiceChoice } from './ServiceChoice.js';
import { UseCaseField } from './UseCaseField.js';

/** What access is wanted to, what for, and who can be asked about it. */
export const TargetStep = ({ application, onChange }: StepProps) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.target.${name}`);
  const { edition, environment, roles, endpoints, useCase, redirectUris, contacts } = application;
  return (
    <>
      <Section title={words('edition')} lead={words('edition_lead')}>
        <EditionCards
          edition={edition}
          environment={environment}
          onEdition={(one) => onChange({ edition: one, endpoints: [] })}
          onEnvironment={(one) => onChange({ environment: one })}
        />
      </Section>
      <Section title={words('services')} lead={words('services_lead')}>
        <ServiceChoice roles={roles} onChange={(next) => onChange({ roles: next, endpoints: [] })} />
        <EndpointChoice
          edition={edition}
          roles={roles}
          value={endpoints}
          onChange={(next) => onChange({ endpoints: next })}
        />
      </Section>
      <Section title={words('use_case')} lead={words('use_case_lead')}>
        <UseCaseField value={useCase} onChange={(next) => onChange({ useCase: next })} />
      </Section>
      <Section title={words('redirects')} lead={words('redirects_lead')}>
        <RedirectUrisField
          value={redirectUris}
          environment={environment}
          onChange={(next) => onChange({ redirectUris: next })}
        />
      </Section>
      <Section title={words('contacts')} lead={words('contacts_lead')}>
        <ContactsField value={contacts} onChange={(next) => onChange({ contacts: next })} />
      </Section>
      <Section title={words('accounts')}>
        <Stack>
          <FormControlLabel
            control={
              <Checkbox
                checked={application.hasTestAccounts}
                onChange={(_, hasTestAccounts) => onChange({ hasTestAccounts })}
              />
            }
            label={words('accounts_label')}
          />
          <Typography variant="body2" color="textSecondary">
            {words('accounts_help')}
          </Typography>
        </Stack>
      </Section>
    </>
  );
};
