import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Connection } from '../../server/connections/connections.contract.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useMay } from '../providers/useMe.js';
import { connectionPath } from './address.js';
import { CreateDialog } from './CreateDialog.js';
import { comesBackAt, STATE_OF_CONNECTION } from './states.js';
import { useConnectionWords } from './words.js';

const SHOWN = 20;

interface ConnectionsOfProps {
  /** The page that it stands on. */
  readonly of: { readonly organisationId: string } | { readonly targetId: string };
  /** Whose certificate and interface the target has: a new connection begins with that organisation. */
  readonly organisationId?: string | null;
}

/** Connections on the page of a target or an organisation, with the way to a new one; nothing for whoever may not see any. */
export const ConnectionsOf = (props: ConnectionsOfProps) =>
  useMay('connections.read') ? <Those {...props} /> : null;

const Those = ({ of, organisationId = null }: ConnectionsOfProps) => {
  const words = useConnectionWords();
  const mayWrite = useMay('connections.write');
  const [creating, setCreating] = useState(false);
  const { data } = useGetList<Connection>(
    'connections',
    {
      filter: of,
      sort: { field: 'organisationName', order: 'ASC' },
      pagination: { page: 1, perPage: SHOWN },
    },
    { onError: () => undefined },
  );
  const ofTarget = 'targetId' in of;
  // An organisation without any has other pages that lead here.
  if (data === undefined || (data.length === 0 && !ofTarget)) return null;
  return (
    <Section
      title={words.say('of.title')}
      lead={words.say('of.lead')}
      flush={data.length > 0}
      actions={
        mayWrite && (
          <Button size="small" variant="outlined" onClick={() => setCreating(true)}>
            {words.say('create.button')}
          </Button>
        )
      }
    >
      {data.length === 0 ? (
        <Nothing>{words.say('of.none')}</Nothing>
      ) : (
        <List>
          {data.map(({ id, organisationName, targetName, state, tokens }) => (
            <li key={id}>
              <Link component={RouterLink} to={connectionPath(id)} color="inherit" sx={{ fontWeight: 560 }}>
                {ofTarget ? organisationName : targetName}
              </Link>
              <StateChip state={STATE_OF_CONNECTION[state]} label={words.word('states', state)} />
              {comesBackAt(tokens) !== null && (
                <span className="dim">
                  {words.say('fields.comesBackAt')}: <Moment at={comesBackAt(tokens)} />
                </span>
              )}
            </li>
          ))}
        </List>
      )}
      {creating && (
        <CreateDialog
          organisationId={ofTarget ? organisationId : of.organisationId}
          targetId={ofTarget ? of.targetId : ''}
          onClose={() => setCreating(false)}
        />
      )}
    </Section>
  );
};

const Nothing = styled('p')(({ theme }) => ({ margin: 0, color: theme.palette.text.secondary }));

const List = styled('ul')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  '& > li': {
    ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 14px', padding: '10px 20px' },
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
