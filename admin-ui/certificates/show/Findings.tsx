import CodeOutlined from '@mui/icons-material/CodeOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import { Box, Button, Link, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  type Certificate,
  type Finding,
  SEVERITIES,
} from '../../../server/certificates/certificates.contract.js';
import { CopyButton } from '../../components/CopyButton.js';
import { Section } from '../../components/Section.js';
import { StateIcon } from '../../components/StateChip.js';
import { AdjustmentWords } from '../../rules/AdjustmentWords.js';
import { ruleAddress } from '../../rules/states.js';
import { useBytesSelection } from '../bytes/BytesSelection.js';
import { SEVERITY_STATES } from '../states.js';
import { titleOf } from '../title.js';

/** What is wrong, why it matters, the clause, what to ask of the QTSP, and the bytes; the worst first. */
export const Findings = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const { findings, silenced, profile } = certificate;
  const groups = SEVERITIES.map((severity) => ({
    severity,
    members: findings.filter((finding) => finding.severity === severity),
  })).filter(({ members }) => members.length > 0);
  const asks = [...new Set(findings.flatMap(({ ask }) => ask ?? []))];
  const judged = profile !== null;
  return (
    <Section
      id="findings"
      title={translate('certificates.findings.title', { smart_count: findings.length })}
      lead={groups.length > 0 ? translate('certificates.findings.lead') : undefined}
      actions={asks.length > 1 && <CopyAll asks={asks} certificate={certificate} />}
      flush={groups.length > 0}
    >
      {groups.length === 0 && (
        <Typography variant="body2">
          {translate(judged ? 'certificates.findings.none' : 'certificates.findings.not_judged')}
        </Typography>
      )}
      {groups.map(({ severity, members }) => (
        <Group key={severity}>
          <Typography variant="h3" sx={{ px: 2.5, pt: 2, display: 'flex', gap: 1, alignItems: 'center' }}>
            <StateIcon state={SEVERITY_STATES[severity]} />
            {translate(`certificates.findings.${severity}`, { smart_count: members.length })}
          </Typography>
          <ul>
            {members.map((finding, index) => (
              <One key={`${finding.code} ${finding.at ?? ''} ${index}`} finding={finding} />
            ))}
          </ul>
        </Group>
      ))}
      {silenced.length > 0 && <Silenced findings={silenced} />}
    </Section>
  );
};

/** What rules found that are switched off: it counts nowhere, and is named all the same. */
const Silenced = ({ findings }: { findings: readonly Finding[] }) => {
  const translate = useTranslate();
  return (
    <Group>
      <details className="silenced">
        <summary>{translate('rules.silenced', { smart_count: findings.length })}</summary>
        <ul>
          {findings.map((finding, index) => (
            <One key={`${finding.code} ${finding.at ?? ''} ${index}`} finding={finding} />
          ))}
        </ul>
      </details>
    </Group>
  );
};

/** A finding of the second reader, which is no rule and cannot be adjusted. */
const READERS_DISAGREE = 'der.readers-disagree';

const One = ({ finding }: { finding: Finding }) => {
  const translate = useTranslate();
  const { show } = useBytesSelection();
  const { code, message, citation, at, range, ask, adjustment } = finding;
  const why = translate(`certificates.why.${code.split('.')[0] ?? ''}`, { _: '' });
  return (
    <li data-code={code}>
      <Typography lang="en" sx={{ fontWeight: 560 }}>
        {message}
      </Typography>
      {why !== '' && <Typography variant="body2">{why}</Typography>}
      {adjustment && (
        <p className="adjusted">
          <TuneOutlined aria-hidden sx={{ fontSize: 16 }} /> <AdjustmentWords adjustment={adjustment} />
        </p>
      )}
      <div className="meta">
        {citation !== '' && <span>{citation}</span>}
        {code === READERS_DISAGREE ? (
          <code>{code}</code>
        ) : (
          <Link
            component={RouterLink}
            to={ruleAddress(code)}
            color="inherit"
            underline="always"
            aria-label={translate('rules.open', { code })}
          >
            <code>{code}</code>
          </Link>
        )}
        {at !== null && <code>{at}</code>}
        {range !== null && (
          <Button
            size="small"
            startIcon={<CodeOutlined />}
            aria-label={`${translate('certificates.bytes.show')}: ${at ?? code}`}
            onClick={() => show(range)}
          >
            {translate('certificates.bytes.show')}
          </Button>
        )}
      </div>
      {ask !== null && (
        <details>
          <summary>{translate('certificates.findings.ask')}</summary>
          <div className="ask">
            <span lang="en">{ask}</span>
            <CopyButton text={ask} what={translate('certificates.findings.ask')} />
          </div>
        </details>
      )}
    </li>
  );
};

const CopyAll = ({ asks, certificate }: { asks: readonly string[]; certificate: Certificate }) => {
  const translate = useTranslate();
  const text = [
    translate('certificates.findings.letter', {
      name: titleOf(certificate),
      serial: certificate.serialNumber,
      sha256: certificate.sha256,
    }),
    ...asks.map((ask) => `- ${ask}`),
  ].join('\n\n');
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}
    >
      {translate('certificates.findings.all_asks', { smart_count: asks.length })}
      <CopyButton
        text={text}
        what={translate('certificates.findings.all_asks', { smart_count: asks.length })}
      />
    </Box>
  );
};

const Group = styled('div')(({ theme }) => ({
  '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  '& > ul': { margin: 0, padding: 0, listStyle: 'none' },
  '& li': { padding: '12px 20px 14px 46px', [theme.breakpoints.down('md')]: { paddingInline: 16 } },
  '& li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .meta': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 14px',
    marginTop: 4,
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  '& summary': {
    width: 'fit-content',
    marginTop: 4,
    fontSize: '0.8125rem',
    cursor: 'pointer',
    color: theme.palette.primary.main,
  },
  '& .silenced > summary': { margin: 0, padding: '14px 20px' },
  '& .silenced > ul': { margin: 0, padding: 0, listStyle: 'none' },
  '& .adjusted': {
    display: 'flex',
    gap: 8,
    margin: '6px 0 0',
    padding: '6px 10px',
    borderRadius: 6,
    fontSize: '0.875rem',
    color: theme.palette.states.notice.text,
    backgroundColor: theme.palette.states.notice.soft,
    overflowWrap: 'anywhere',
  },
  '& .adjusted > svg': { marginTop: 2, flexShrink: 0 },
  '& .ask': {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: 8,
    marginTop: 6,
    padding: '8px 12px',
    borderRadius: 6,
    backgroundColor: theme.palette.sunken,
    fontSize: '0.875rem',
  },
}));
