import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Met, PreCheckAnswer } from '../../../server/applications/applications.contract.js';
import { StateIcon } from '../../components/StateChip.js';
import type { State } from '../../theme/states.js';

type Line = PreCheckAnswer['lines'][number];

const STATES: Readonly<Record<Met, State>> = { yes: 'ok', no: 'critical', unknown: 'unknown' };
const ORDER: Readonly<Record<Met, number>> = { no: 0, unknown: 1, yes: 2 };

/** Each demand, what is not met first, with the reason, of whom to ask and where it is written. */
export const Lines = ({ lines }: { readonly lines: readonly Line[] }) => {
  const translate = useTranslate();
  const sorted = [...lines].sort(
    (a, b) => Number(b.demanded) - Number(a.demanded) || ORDER[a.met] - ORDER[b.met],
  );
  return (
    <List>
      {sorted.map(({ code, met, sentence, askOf, source, demanded }) => (
        <li key={code} data-code={code} data-met={met}>
          <StateIcon state={demanded || met === 'yes' ? STATES[met] : 'notice'} />
          <div>
            <p className="name">
              {translate(`applications.demands.${code.replaceAll('.', '_')}`)}
              <span className="met">
                {' '}
                · {translate(`applications.pre_check.met.${demanded ? met : 'note'}`)}
              </span>
            </p>
            <p lang="en">{sentence}</p>
            <p className="small">
              {met !== 'yes' && askOf !== 'nobody' && `${translate(`applications.ask.${askOf}`)} · `}
              <span lang="en">{source}</span>
            </p>
          </div>
        </li>
      ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'flex',
    gap: 12,
    padding: '12px 16px',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& p': { margin: 0, overflowWrap: 'anywhere' },
  '& .name': { fontWeight: 560 },
  '& .met': { fontWeight: 400, color: theme.palette.text.secondary },
  '& .small': { fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));
