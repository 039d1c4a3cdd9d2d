import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateIcon } from '../components/StateChip.js';
import { editionPath, EDITIONS_PATH } from '../registers/address.js';
import { STATE_OF_EDITION } from '../registers/states.js';
import { useRegisterWords } from '../registers/words.js';
import { useRegisterEditions } from './useRegisterEditions.js';

/** Editions of registers that were refused: what was wrong, since when, and what answers meanwhile. */
export const TroubledRegisters = () => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { current, refused } = useRegisterEditions();
  if (refused.length === 0) return null;
  return (
    <Section
      title={translate('today.registers.title')}
      lead={translate('today.registers.lead')}
      flush
      actions={
        <Link component={RouterLink} to={EDITIONS_PATH}>
          {translate('today.registers.all')}
        </Link>
      }
    >
      <List>
        {refused.map((edition) => {
          const { id, source, state, problem, startedAt } = edition;
          const inUse = current?.find((one) => one.source === source);
          const what = problem === null ? state : problem.code;
          return (
            <li key={id}>
              <StateIcon state={STATE_OF_EDITION[state]} />
              <div>
                <Link component={RouterLink} to={editionPath(id)} color="inherit" sx={{ fontWeight: 560 }}>
                  {words.source(source)}: {translate(`registers.problems.${what}.title`, { _: what })}
                </Link>
                <p>
                  <Moment at={startedAt} />
                  {inUse !== undefined && (
                    <>
                      {' · '}
                      {translate('today.registers.meanwhile')} <Moment at={inUse.publishedAt} />
                    </>
                  )}
                </p>
              </div>
            </li>
          );
        })}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 12,
    padding: '12px 20px',
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& > li > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& p': { margin: '2px 0 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& time': { whiteSpace: 'normal' },
}));
