import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { type CheckName, CHECKS, type Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Term } from '../../components/Term.js';
import { useFormats } from '../../components/time.js';
import { CheckEvidence } from '../verdict/CheckEvidence.js';
import { STATE_OF_CHECK } from '../verdict/states.js';
import { useReasons } from '../verdict/useReasons.js';
import { useShownVerdict } from '../verdict/VerdictContext.js';
import { staticCheck } from './static-checks.js';

/** Where a check stands on the page. */
export const checkAddress = (name: CheckName): string => `check-${name}`;

/** The six questions of a verdict, each opening to what the answer rests on. Without a verdict two are answered. */
export const Checks = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { evaluation } = useShownVerdict();
  return (
    <Section
      id="checks"
      title={translate('certificates.checks.title')}
      lead={translate(
        evaluation === undefined ? 'certificates.checks.lead' : 'certificates.checks.lead_verdict',
      )}
      flush
    >
      <List>
        {CHECKS.map((name) => (
          <li key={name} id={checkAddress(name)}>
            {evaluation === undefined ? (
              <Unverified certificate={certificate} name={name} />
            ) : (
              <Verified evaluation={evaluation} certificate={certificate} name={name} />
            )}
          </li>
        ))}
      </List>
    </Section>
  );
};

interface CheckProps {
  readonly certificate: Certificate;
  readonly name: CheckName;
}

const Unverified = ({ certificate, name }: CheckProps) => {
  const translate = useTranslate();
  const { state, result } = staticCheck(certificate, name);
  return (
    <div className="row">
      <span className="name">{translate(`certificates.checks.${name}.name`)}</span>
      <StateChip state={state} label={translate(`certificates.checks.result.${result}`)} plain />
      <span className="help">
        <Question name={name} />
      </span>
    </div>
  );
};

const Question = ({ name }: { name: CheckName }) => {
  const translate = useTranslate();
  return (
    <>
      {translate(`certificates.checks.${name}.help`)}
      {name === 'qualification' && (
        <>
          {' '}
          <Term name="QTSP" />
        </>
      )}
    </>
  );
};

const Verified = ({ certificate, evaluation, name }: CheckProps & { evaluation: Evaluation }) => {
  const translate = useTranslate();
  const { brief } = useReasons();
  const { dayAndTime } = useFormats();
  const check = evaluation.verdict.checks[name];
  const { status } = check;
  const at = dayAndTime(new Date(evaluation.at));
  const words =
    name === 'syntax' && status !== 'pass'
      ? translate('verdict.checks.findings', { smart_count: check.codes.length })
      : brief(check) || (status === 'pass' ? translate(`verdict.checks.passed.${name}`, { at }) : '');
  return (
    <details data-check={name} data-status={status}>
      <summary className="row">
        <span className="name">
          <ExpandMoreOutlined aria-hidden className="arrow" />
          {translate(`certificates.checks.${name}.name`)}
        </span>
        <StateChip
          state={STATE_OF_CHECK[status]}
          label={translate(`verdict.checks.status.${status}`)}
          plain
        />
        <span className="help">{words}</span>
      </summary>
      <div className="evidence">
        <CheckEvidence evaluation={evaluation} certificate={certificate} name={name} />
      </div>
    </details>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { borderBottom: `1px solid ${theme.palette.divider}`, scrollMarginTop: 72 },
  '& > li:last-of-type': { borderBottom: 0 },
  '& .row': {
    display: 'grid',
    gridTemplateColumns: '150px 150px minmax(0, 1fr)',
    alignItems: 'center',
    gap: '2px 16px',
    padding: '8px 20px',
    minHeight: 42,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr auto', padding: '8px 16px' },
  },
  '& summary': { cursor: 'pointer', listStyle: 'none' },
  '& summary::-webkit-details-marker': { display: 'none' },
  '& summary:hover': { backgroundColor: theme.palette.action.hover },
  '& summary:focus-visible': { outlineOffset: -3 },
  '& .name': { fontWeight: 560, display: 'inline-flex', alignItems: 'center', gap: 4 },
  '& .arrow': { fontSize: 18, marginLeft: -6, color: theme.palette.text.secondary, rotate: '-90deg' },
  '& details[open] .arrow': { rotate: '0deg' },
  '& .help': {
    color: theme.palette.text.secondary,
    fontSize: '0.8125rem',
    [theme.breakpoints.down('md')]: { gridColumn: '1 / -1' },
  },
  '& .evidence': {
    padding: '4px 20px 20px 36px',
    [theme.breakpoints.down('md')]: { padding: '4px 16px 16px' },
  },
}));
