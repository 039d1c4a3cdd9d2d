import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { AccessRole, ApiEdition } from '../../../server/applications/applications.contract.js';
import { MONOSPACE } from '../../theme/theme.js';
import { useEditions } from './api-editions.js';

interface EndpointChoiceProps {
  readonly edition: ApiEdition | null;
  readonly roles: readonly AccessRole[];
  /** Empty: all. */
  readonly value: readonly string[];
  readonly onChange: (endpoints: string[]) => void;
}

/** All that the services open, unless somebody wants less. */
export const EndpointChoice = ({ edition, roles, value, onChange }: EndpointChoiceProps) => {
  const translate = useTranslate();
  const { data = [] } = useEditions();
  const all = (data.find(({ id }) => id === edition)?.endpoints ?? []).filter(
    ({ role, status }) => role !== null && roles.includes(role) && status !== 'not-supported',
  );
  if (all.length === 0) return null;
  const ids = all.map(({ id }) => id);
  const chosen = value.length === 0 ? ids : value;
  const toggle = (id: string, on: boolean) => {
    const next = ids.filter((one) => (one === id ? on : chosen.includes(one)));
    // None at all would read as all.
    if (next.length > 0) onChange(next.length === ids.length ? [] : next);
  };
  return (
    <details>
      <Summary>
        {value.length === 0
          ? translate('applications.target.all_endpoints', { count: all.length })
          : translate('applications.target.some_endpoints', { some: chosen.length, count: all.length })}
      </Summary>
      {value.length > 0 && (
        <Button size="small" onClick={() => onChange([])}>
          {translate('applications.target.take_all')}
        </Button>
      )}
      <List>
        {all.map(({ id, method, path, status, note }) => (
          <li key={id}>
            <FormControlLabel
              control={
                <Checkbox size="small" checked={chosen.includes(id)} onChange={(_, on) => toggle(id, on)} />
              }
              label={
                <code>
                  {method} {path}
                </code>
              }
            />
            {(status !== 'open' || note !== '') && (
              <Typography variant="caption" color="textSecondary">
                {status !== 'open' && translate(`applications.target.statuses.${status}`, { _: status })}{' '}
                <span lang="en">{note}</span>
              </Typography>
            )}
          </li>
        ))}
      </List>
    </details>
  );
};

const Summary = styled('summary')({ cursor: 'pointer', padding: '8px 0', fontWeight: 560 });
const List = styled('ul')({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& code': { fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
});
