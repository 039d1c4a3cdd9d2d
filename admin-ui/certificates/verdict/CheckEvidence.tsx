import { Link, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import type { CheckName, Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { Attempts } from './Attempts.js';
import { EvidenceTable } from './EvidenceTable.js';
import { RegistersUsed } from './RegistersUsed.js';
import { ListsUsed, ServicesFound } from './TrustUsed.js';
import { useReasons } from './useReasons.js';

interface CheckEvidenceProps {
  readonly certificate: Certificate;
  readonly evaluation: Evaluation;
  readonly name: CheckName;
}

/** Why a check came out as it did, what to do about it, and everything it rests on with source, time and age. */
export const CheckEvidence = ({ certificate, evaluation, name }: CheckEvidenceProps) => (
  <Stack>
    <Why evaluation={evaluation} name={name} />
    <What certificate={certificate} evaluation={evaluation} name={name} />
  </Stack>
);

const Why = ({ evaluation, name }: Omit<CheckEvidenceProps, 'certificate'>) => {
  const translate = useTranslate();
  const { say, advise } = useReasons();
  const { codes, reasons, status } = evaluation.verdict.checks[name];
  if (codes.length === 0) return null;
  // Findings of the syntax have a section of their own, with their clauses and bytes.
  if (name === 'syntax')
    return (
      <Typography variant="body2">
        <Link href="#findings">{translate('verdict.checks.see_findings')}</Link>
      </Typography>
    );
  const advices = status === 'pass' ? [] : [...new Set(codes.map((code) => advise(name, code)))];
  return (
    <>
      <div>
        <Typography variant="h3">{translate('verdict.checks.reasons')}</Typography>
        <Reasons>
          {codes.map((code, index) => (
            <li key={`${code} ${index}`}>
              {say(code) && <span>{say(code)} </span>}
              <span lang="en" className="evidence-text">
                {reasons[index]} <code>{code}</code>
              </span>
            </li>
          ))}
        </Reasons>
      </div>
      {advices.length > 0 && (
        <div>
          <Typography variant="h3">{translate('verdict.checks.what_to_do')}</Typography>
          <Reasons>
            {advices.map((advice) => (
              <li key={advice}>{advice}</li>
            ))}
          </Reasons>
        </div>
      )}
    </>
  );
};

const What = ({ evaluation, name }: CheckEvidenceProps) => {
  const translate = useTranslate();
  switch (name) {
    case 'syntax':
    case 'validity':
      return (
        <Typography variant="body2" color="textSecondary">
          {translate('verdict.checks.no_evidence')}
        </Typography>
      );
    case 'path':
      return (
        <>
          <Typography variant="body2">
            <Link href="#chain">{translate('verdict.chain.see')}</Link>
          </Typography>
          <EvidenceTable evaluation={evaluation} kinds={['issuer']} />
          <Attempts evaluation={evaluation} purposes={['ca-issuers']} />
          <Typography variant="caption" color="textSecondary">
            {translate('verdict.evidence.work', { ...evaluation.verdict.work })}
          </Typography>
        </>
      );
    case 'qualification':
      return (
        <>
          <ServicesFound evaluation={evaluation} />
          <ListsUsed evaluation={evaluation} />
        </>
      );
    case 'revocation':
      return (
        <>
          <EvidenceTable evaluation={evaluation} kinds={['ocsp', 'crl']} />
          <Attempts evaluation={evaluation} purposes={['ocsp', 'crl']} />
        </>
      );
    case 'register':
      return evaluation.registers.length > 0 ? (
        <RegistersUsed evaluation={evaluation} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {translate('verdict.checks.not_asked')}
        </Typography>
      );
  }
};

const Stack = styled('div')({ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' });

const Reasons = styled('ul')(({ theme }) => ({
  margin: '4px 0 0',
  paddingLeft: 18,
  fontSize: '0.875rem',
  overflowWrap: 'anywhere',
  '& li + li': { marginTop: 4 },
  '& .evidence-text': { display: 'block', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
