import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import {
  APPLICATION_LIMITS,
  type ApplicationContact,
  CONTACT_PURPOSES,
} from '../../../server/applications/applications.contract.js';

interface ContactsFieldProps {
  readonly value: readonly ApplicationContact[];
  readonly onChange: (contacts: ApplicationContact[]) => void;
}

const NOBODY: ApplicationContact = { name: '', email: '', phone: '', purposes: ['technical'] };
const TEXTS = [
  { name: 'name', type: 'text', max: APPLICATION_LIMITS.name, autoComplete: 'off' },
  { name: 'email', type: 'email', max: 254, autoComplete: 'off' },
  { name: 'phone', type: 'tel', max: 50, autoComplete: 'off' },
] as const;

/** People who can be asked, and about what. */
export const ContactsField = ({ value, onChange }: ContactsFieldProps) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.target.${name}`);
  const put = (i: number, part: Partial<ApplicationContact>) =>
    onChange(value.map((one, at) => (at === i ? { ...one, ...part } : one)));
  return (
    <Stack spacing={2}>
      {value.map((contact, i) => (
        <Person key={i} role="group" aria-label={contact.name || words('contact')}>
          {TEXTS.map(({ name, type, max, autoComplete }) => (
            <TextField
              key={name}
              type={type}
              label={words(`contact_${name}`)}
              value={contact[name]}
              onChange={({ target }) => put(i, { [name]: target.value })}
              slotProps={{ htmlInput: { maxLength: max, autoComplete } }}
            />
          ))}
          <FormGroup row>
            {CONTACT_PURPOSES.map((purpose) => (
              <FormControlLabel
                key={purpose}
                control={
                  <Checkbox
                    size="small"
                    checked={contact.purposes.includes(purpose)}
                    onChange={(_, on) =>
                      put(i, {
                        purposes: CONTACT_PURPOSES.filter((one) =>
                          one === purpose ? on : contact.purposes.includes(one),
                        ),
                      })
                    }
                  />
                }
                label={words(`purposes.${purpose}`)}
              />
            ))}
          </FormGroup>
          <div>
            <Button
              size="small"
              aria-label={translate('applications.target.remove', { name: contact.name || words('contact') })}
              onClick={() => onChange(value.filter((_, at) => at !== i))}
            >
              {words('remove_contact')}
            </Button>
          </div>
        </Person>
      ))}
      {value.length < APPLICATION_LIMITS.contacts && (
        <div>
          <Button variant="outlined" startIcon={<AddOutlined />} onClick={() => onChange([...value, NOBODY])}>
            {words('add_contact')}
          </Button>
        </div>
      )}
    </Stack>
  );
};

const Person = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
  paddingBottom: 12,
  borderBottom: `1px solid ${theme.palette.divider}`,
  '& > .MuiFormGroup-root': { gridColumn: '1 / -1' },
}));
