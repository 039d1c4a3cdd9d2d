import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { PreCheckAnswer } from '../../../server/applications/applications.contract.js';
import { SEVERITY_STATES } from '../../certificates/states.js';
import { StateChip } from '../../components/StateChip.js';

/** What is wrong with the certificates, rule by rule. */
export const Findings = ({ findings }: { readonly findings: PreCheckAnswer['findings'] }) => {
  const translate = useTranslate();
  return (
    <List>
      {findings.map(({ of, code, severity, message, citation, ask }, i) => (
        <li key={`${of} ${code} ${i}`} data-finding={code}>
          <StateChip
            state={SEVERITY_STATES[severity]}
            label={translate(`certificates.severity.${severity}`)}
          />{' '}
          <Typography variant="caption" color="textSecondary">
            {translate(`applications.pre_check.of.${of}`)} · {citation}
          </Typography>
          <div lang="en">{message}</div>
          {ask !== null && (
            <Typography variant="body2" color="textSecondary" lang="en">
              {ask}
            </Typography>
          )}
        </li>
      ))}
    </List>
  );
};

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { padding: '12px 16px', borderBottom: `1px solid ${theme.palette.divider}` },
  '& > li:last-of-type': { borderBottom: 0 },
}));
