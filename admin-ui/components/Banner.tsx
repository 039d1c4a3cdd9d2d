import type { ReactNode } from 'react';
import { styled } from '@mui/material/styles';
import type { State } from '../theme/states.js';
import { StateIcon } from './StateChip.js';

interface BannerProps {
  readonly state: State;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** One thing that people must know before they read on. */
export const Banner = ({ state, title, children, action }: BannerProps) => (
  <Box state={state} role={state === 'critical' ? 'alert' : 'status'}>
    <StateIcon state={state} size={20} />
    <Words>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
    </Words>
    {action && <Action>{action}</Action>}
  </Box>
);

const Box = styled('div', { shouldForwardProp: (prop) => prop !== 'state' })<{ state: State }>(
  ({ theme, state }) => ({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: 12,
    padding: '12px 16px',
    marginBottom: 16,
    borderRadius: 10,
    border: `1px solid ${theme.palette.states[state].line}55`,
    backgroundColor: theme.palette.states[state].soft,
    color: theme.palette.text.primary,
  }),
);

/** Beside the words, or under them where there is no room. */
const Action = styled('div')(({ theme }) => ({
  '& .MuiButton-outlined': { borderColor: theme.palette.text.disabled },
  [theme.breakpoints.down('md')]: { flexBasis: '100%', paddingLeft: 32 },
}));

const Words = styled('div')(({ theme }) => ({
  flex: '1 1 220px',
  minWidth: 0,
  lineHeight: 1.5,
  '& strong': { fontWeight: 620 },
  '& > div': { color: theme.palette.text.primary, marginTop: 2 },
}));
