import { Link, Skeleton, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AuditEntry } from '../../../server/audit/audit.contract.js';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { useAuditWords } from '../../audit/useAuditWords.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';

const SHOWN = 20;

/** Who did what to the certificate and when, from the audit log; the newest first. */
export const Timeline = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const words = useAuditWords();
  const may = useMay('audit.read');
  const query = new URLSearchParams({
    sort: '["position","DESC"]',
    range: `[0,${SHOWN - 1}]`,
    filter: JSON.stringify({ subjectType: 'certificate', subjectId: certificate.id }),
  });
  const { data, error, refetch } = useApi<AuditEntry[]>(may ? `/audit-entries?${query.toString()}` : null);
  if (!may) return null;
  return (
    <Section title={translate('certificates.timeline.title')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={80} />}
      {data?.length === 0 && (
        <Typography variant="body2">{translate('certificates.timeline.none')}</Typography>
      )}
      {data !== undefined && data.length > 0 && (
        <List>
          {data.map(({ id, at, action, actorName, details }) => (
            <li key={id}>
              <Link component={RouterLink} to={`/audit/${id}`} color="inherit">
                {words.action(action)}
              </Link>
              {action === 'certificate.update' && (
                <div className="dim">
                  {Object.keys(details)
                    .map((field) =>
                      translate(`resources.certificates.fields.${FIELDS[field] ?? field}`, { _: field }),
                    )
                    .join(', ')}
                </div>
              )}
              <div className="dim">
                <Moment at={at} show="time" /> · {actorName}
              </div>
            </li>
          ))}
        </List>
      )}
    </Section>
  );
};

/** Fields that an entry names otherwise than the certificate. */
const FIELDS: Readonly<Record<string, string>> = { retired: 'retiredAt' };

const List = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: '0 0 0 16px',
  listStyle: 'none',
  borderLeft: `2px solid ${theme.palette.divider}`,
  fontSize: '0.875rem',
  '& li': { position: 'relative', paddingBottom: 14 },
  '& li:last-of-type': { paddingBottom: 0 },
  '& li::before': {
    content: '""',
    position: 'absolute',
    left: -21,
    top: 7,
    width: 8,
    height: 8,
    borderRadius: '50%',
    backgroundColor: theme.palette.text.secondary,
  },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem', overflowWrap: 'anywhere' },
}));
