import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeTargetView } from '../../server/probes/probes.contract.js';
import { Moment } from '../components/Moment.js';
import { StateIcon } from '../components/StateChip.js';
import { targetPath } from './address.js';
import { STATE_OF_TARGET } from './states.js';
import { whoseTurn } from './whose-turn.js';
import { useProbeWords } from './words.js';

/** Targets on other pages: state, since when, whose turn. */
export const TargetLines = ({ targets }: { readonly targets: readonly ProbeTargetView[] }) => {
  const words = useProbeWords();
  return (
    <List>
      {targets.map(({ id, name, organisationName, state, since, verdicts }) => {
        const turn = whoseTurn(verdicts);
        return (
          <li key={id}>
            <StateIcon state={STATE_OF_TARGET[state]} />
            <div>
              <Link component={RouterLink} to={targetPath(id)} color="inherit" sx={{ fontWeight: 560 }}>
                {name}: {words.word('states', state)}
              </Link>
              <p>
                {organisationName !== null && `${organisationName} · `}
                <Moment at={since} />
                {turn !== null && ` · ${words.say('fields.turn')}: ${words.word('faults', turn)}`}
              </p>
            </div>
          </li>
        );
      })}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  '& > li': {
    ...{ display: 'flex', alignItems: 'flex-start', gap: 12, padding: '12px 20px' },
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& > li > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& p': { margin: '2px 0 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& time': { whiteSpace: 'normal' },
}));
