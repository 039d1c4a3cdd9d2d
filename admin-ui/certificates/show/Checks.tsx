import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Term } from '../../components/Term.js';
import type { State } from '../../theme/states.js';
import { SEVERITY_STATES } from '../states.js';

interface Check {
  readonly name: string;
  readonly state: State;
  readonly result: string;
}

const NOT_YET = ['path', 'qualification', 'revocation', 'register'];

/** The six questions of a verdict: two answered by the bytes alone, four that nobody has asked yet. */
export const Checks = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const checks: Check[] = [
    syntax(certificate),
    validity(certificate),
    ...NOT_YET.map((name) => ({ name, state: 'unknown' as const, result: 'not_checked' })),
  ];
  return (
    <Section
      title={translate('certificates.checks.title')}
      lead={translate('certificates.checks.lead')}
      flush
    >
      <List>
        {checks.map(({ name, state, result }) => (
          <li key={name}>
            <span className="name">{translate(`certificates.checks.${name}.name`)}</span>
            <StateChip state={state} label={translate(`certificates.checks.result.${result}`)} plain />
            <span className="help">
              {name === 'qualification' ? <Qualification /> : translate(`certificates.checks.${name}.help`)}
            </span>
          </li>
        ))}
      </List>
    </Section>
  );
};

const Qualification = () => {
  const translate = useTranslate();
  return (
    <>
      {translate('certificates.checks.qualification.help')} <Term name="QTSP" />
    </>
  );
};

function syntax({ worstSeverity, secondReading, profile }: Certificate): Check {
  const name = 'syntax';
  if (secondReading.status === 'disagrees') return { name, state: 'critical', result: 'readers_disagree' };
  if (secondReading.status === 'pending') return { name, state: 'waiting', result: 'read_once' };
  if (worstSeverity === null && profile === null) return { name, state: 'unknown', result: 'not_judged' };
  if (worstSeverity === null || worstSeverity === 'info') return { name, state: 'ok', result: 'pass' };
  return { name, state: SEVERITY_STATES[worstSeverity], result: worstSeverity === 'error' ? 'fail' : 'warn' };
}

function validity({ notBefore, notAfter, status }: Certificate): Check {
  const name = 'validity';
  const now = Date.now();
  if (new Date(notAfter).getTime() + 1000 <= now) return { name, state: 'critical', result: 'expired' };
  if (new Date(notBefore).getTime() > now) return { name, state: 'critical', result: 'not_yet' };
  return status === 'expiring'
    ? { name, state: 'warning', result: 'expiring' }
    : { name, state: 'ok', result: 'pass' };
}

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '150px 190px minmax(0, 1fr)',
    alignItems: 'center',
    gap: '2px 16px',
    padding: '8px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr auto', padding: '8px 16px' },
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& .name': { fontWeight: 560 },
  '& .help': {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    [theme.breakpoints.down('md')]: { gridColumn: '1 / -1' },
  },
}));
