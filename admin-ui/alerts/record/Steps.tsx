import type { ReactNode } from 'react';
import { styled } from '@mui/material/styles';
import { Moment } from '../../components/Moment.js';
import { StateIcon } from '../../components/StateChip.js';
import type { State } from '../../theme/states.js';

export interface Step {
  readonly key: string;
  readonly at: string;
  readonly state: State;
  readonly text: ReactNode;
  readonly detail?: ReactNode;
}

/** What happened or will happen, one under the other with its time. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <List>
    {steps.map(({ key, at, state, text, detail }) => (
      <li key={key}>
        <StateIcon state={state} />
        <div>
          <div>{text}</div>
          <small>
            <Moment at={at} show="time" />
            {detail && <> · {detail}</>}
          </small>
        </div>
      </li>
    ))}
  </List>
);

const List = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { position: 'relative', display: 'flex', gap: 12, padding: '0 0 14px' },
  '& > li:last-of-type': { paddingBottom: 0 },
  '& > li:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    left: 8.5,
    top: 22,
    bottom: 2,
    width: 1,
    backgroundColor: theme.palette.divider,
  },
  '& > li > div': { minWidth: 0, overflowWrap: 'anywhere' },
  '& small': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& time': { whiteSpace: 'normal' },
}));
