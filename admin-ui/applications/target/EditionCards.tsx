import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import {
  API_EDITIONS,
  API_ENVIRONMENTS,
  type ApiEdition,
  type ApiEnvironment,
} from '../../../server/applications/applications.contract.js';
import { useEditions } from './api-editions.js';

interface EditionCardsProps {
  readonly edition: ApiEdition | null;
  readonly environment: ApiEnvironment | null;
  readonly onEdition: (edition: ApiEdition) => void;
  readonly onEnvironment: (environment: ApiEnvironment) => void;
}

/** Which interface, with the facts by which people choose it, and where. */
export const EditionCards = ({ edition, environment, onEdition, onEnvironment }: EditionCardsProps) => {
  const translate = useTranslate();
  const heading = useId();
  const words = (name: string) => translate(`applications.target.${name}`);
  const { data = [] } = useEditions();
  return (
    <>
      <RadioGroup
        aria-label={words('edition')}
        value={edition ?? ''}
        onChange={(_, value) => onEdition(value as ApiEdition)}
      >
        <Cards>
          {API_EDITIONS.map((id) => {
            const facts = data.find((one) => one.id === id);
            return (
              <Card key={id} data-chosen={edition === id}>
                <FormControlLabel
                  value={id}
                  control={<Radio />}
                  label={<strong>{words(`editions.${id}.name`)}</strong>}
                />
                <Typography variant="body2" color="textSecondary">
                  {words(`editions.${id}.facts`)}
                </Typography>
                {facts?.consents !== undefined && (
                  <Typography variant="body2" color="textSecondary">
                    {translate('applications.target.consents', {
                      days: facts.consents.scaValidityDays,
                      frequency: facts.consents.frequencyPerDay,
                    })}
                  </Typography>
                )}
              </Card>
            );
          })}
        </Cards>
      </RadioGroup>
      <Typography variant="h3" id={heading} sx={{ mt: 3 }}>
        {words('environment')}
      </Typography>
      <RadioGroup
        aria-labelledby={heading}
        value={environment ?? ''}
        onChange={(_, value) => onEnvironment(value as ApiEnvironment)}
      >
        {API_ENVIRONMENTS.map((id) => (
          <FormControlLabel key={id} value={id} control={<Radio />} label={words(`environments.${id}`)} />
        ))}
      </RadioGroup>
    </>
  );
};

const Cards = styled('div')({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
});
const Card = styled('div')(({ theme }) => ({
  padding: '10px 16px 14px',
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  '&[data-chosen="true"]': { borderColor: theme.palette.primary.main },
}));
