import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { CONSENT_ACCESS, type ConsentAccess } from '../../server/consents/consents.contract.js';
import { useConsentWords } from './words.js';

interface AccessFieldProps {
  readonly value: readonly ConsentAccess[];
  readonly onChange: (value: readonly ConsentAccess[]) => void;
}

/** What a consent opens. */
export const AccessField = ({ value, onChange }: AccessFieldProps) => {
  const words = useConsentWords();
  const label = useId();
  return (
    <div role="group" aria-labelledby={label}>
      <FormLabel id={label}>{words.say('fields.access')}</FormLabel>
      <Choices>
        {CONSENT_ACCESS.map((access) => (
          <FormControlLabel
            key={access}
            control={
              <Checkbox
                size="small"
                checked={value.includes(access)}
                onChange={(_, checked) =>
                  onChange(CONSENT_ACCESS.filter((one) => (one === access ? checked : value.includes(one))))
                }
              />
            }
            label={words.word('access', access)}
          />
        ))}
      </Choices>
    </div>
  );
};

const Choices = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
});
