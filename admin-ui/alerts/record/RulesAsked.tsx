import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AlertAudience } from '../../../server/alerts/alert-rules.contract.js';
import { rulePath } from '../address.js';

/** Every rule with what it says to the alert; folded, because it answers "why". */
export const RulesAsked = ({ rules }: Pick<AlertAudience, 'rules'>) => {
  const translate = useTranslate();
  return (
    <Folded>
      <summary>{translate('inbox.next.why')}</summary>
      <ol>
        {rules.map(({ id, name, outcome }) => (
          <li key={id}>
            <Link component={RouterLink} to={rulePath(id)} underline="always">
              {name}
            </Link>{' '}
            – {translate(`inbox.next.outcomes.${outcome}`)}
          </li>
        ))}
      </ol>
    </Folded>
  );
};

const Folded = styled('details')(({ theme }) => ({
  marginTop: 16,
  '& summary': { cursor: 'pointer', fontWeight: 560 },
  '& ol': { margin: '8px 0 0', paddingLeft: 22, color: theme.palette.text.secondary },
  '& li': { padding: '2px 0' },
}));
