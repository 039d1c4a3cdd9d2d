import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { APPLICATION_STEPS, type MissingPart } from '../../server/applications/applications.contract.js';
import { StateIcon } from '../components/StateChip.js';
import { visuallyHidden } from '../components/visuallyHidden.js';

export const STEP_NAMES = APPLICATION_STEPS;

interface StepsProps {
  readonly base: string;
  /** From 1. */
  readonly step: number;
  readonly missing: readonly MissingPart[];
}

/** All steps with what is still missing in each; links, so that any can be opened, kept and sent. */
export const Steps = ({ base, step, missing }: StepsProps) => {
  const translate = useTranslate();
  return (
    <nav aria-label={translate('applications.steps.label')}>
      <List>
        {STEP_NAMES.map((name, i) => {
          const lacking = missing.filter((part) => part.step === name).length;
          const written = i < 3;
          return (
            <li key={name}>
              <Step to={`${base}?step=${i + 1}`} {...(step === i + 1 && { 'aria-current': 'step' })}>
                <span className="number" aria-hidden>
                  {i + 1}
                </span>
                <span>
                  {translate(`applications.steps.${name}`)}
                  {written && (
                    <span className="state">
                      <StateIcon state={lacking === 0 ? 'ok' : 'waiting'} size={14} />
                      {lacking === 0
                        ? translate('applications.steps.complete')
                        : translate('applications.steps.lacking', { smart_count: lacking })}
                    </span>
                  )}
                  {step === i + 1 && (
                    <span style={visuallyHidden}>{translate('applications.steps.here')}</span>
                  )}
                </span>
              </Step>
            </li>
          );
        })}
      </List>
    </nav>
  );
};

const List = styled('ol')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
  gap: 8,
  margin: '0 0 24px',
  padding: 0,
  listStyle: 'none',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'none', gridAutoFlow: 'column', overflowX: 'auto' },
}));

const Step = styled(Link)(({ theme }) => ({
  display: 'flex',
  gap: 10,
  alignItems: 'flex-start',
  height: '100%',
  padding: '10px 12px',
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  color: theme.palette.text.primary,
  textDecoration: 'none',
  fontWeight: 560,
  lineHeight: 1.35,
  whiteSpace: 'nowrap',
  '&:hover': { borderColor: theme.palette.text.disabled },
  '&[aria-current]': {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  '& .number': { color: theme.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
  '& .state': {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    fontSize: '0.75rem',
    fontWeight: 400,
    color: theme.palette.text.secondary,
  },
}));
