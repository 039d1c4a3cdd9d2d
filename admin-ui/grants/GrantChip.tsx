import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import type { GrantMatrix } from '../../server/grants/grants.contract.js';
import { StateChip } from '../components/StateChip.js';
import { grantPath } from './address.js';
import { STATE_OF_GRANT, useGrantWords } from './words.js';

type Cell = GrantMatrix['grants'][number];

interface GrantChipProps {
  readonly grant: Cell;
  /** What it is of, where no heading says so. */
  readonly named?: boolean;
}

/** A grant as its state, which leads to its page. */
export const GrantChip = ({ grant, named = false }: GrantChipProps) => {
  const words = useGrantWords();
  const { id, edition, environment, role, state, narrowed } = grant;
  const sandbox = environment === 'sandbox' ? [words.environment(environment)] : [];
  const of = [words.provider(role), words.edition(edition)];
  const label = [
    ...(named ? of : []),
    words.state(state),
    ...(narrowed ? [words.say('narrowed')] : []),
    ...sandbox,
  ].join(' · ');
  return (
    <Link
      component={RouterLink}
      to={grantPath(id)}
      underline="none"
      {...(named ? {} : { 'aria-label': [...of, label].join(' · ') })}
    >
      <StateChip state={STATE_OF_GRANT[state]} label={label} />
    </Link>
  );
};
