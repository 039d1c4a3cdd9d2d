import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { AuditEntry } from '../../server/audit/audit.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { MONOSPACE } from '../theme/theme.js';
import { auditSubjectAddress, useAuditWords } from './useAuditWords.js';

/** One entry with everything that stands under its hash. */
const AuditShow = () => {
  const translate = useTranslate();
  const words = useAuditWords();
  const { id = '' } = useParams();
  const { data: entry, error, refetch } = useGetOne<AuditEntry>('audit-entries', { id: Number(id) });
  const parent = { to: '/audit', label: translate('audit.title') };
  if (error)
    return (
      <Page title={translate('audit.entry', { position: id })} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!entry) return <PageSkeleton />;
  const subject = auditSubjectAddress(entry);
  return (
    <Page
      title={translate('audit.entry', { position: entry.position })}
      lead={`${entry.actorName}: ${words.action(entry.action)}`}
      parent={parent}
      narrow
    >
      <Section title={translate('audit.what')}>
        <Facts
          facts={[
            { label: translate('audit.fields.at'), value: <Moment at={entry.at} show="time" /> },
            { label: translate('audit.fields.actor'), value: entry.actorName },
            { label: translate('audit.fields.via'), value: words.via(entry.via) },
            {
              label: translate('audit.fields.action'),
              value: (
                <>
                  {words.action(entry.action)} <code>{entry.action}</code>
                </>
              ),
            },
            {
              label: translate('audit.fields.subject'),
              value: (
                <>
                  {subject ? (
                    <Link component={RouterLink} to={subject}>
                      {words.subject(entry.subjectType)}
                    </Link>
                  ) : (
                    words.subject(entry.subjectType)
                  )}{' '}
                  <Identifier value={entry.subjectId} what={translate('audit.fields.subject')} max={40} />
                </>
              ),
            },
            {
              label: translate('audit.fields.hash'),
              value: <Identifier value={entry.hash} what={translate('audit.fields.hash')} />,
            },
          ]}
        />
      </Section>
      <Section title={translate('audit.details')}>
        {Object.keys(entry.details).length === 0 ? (
          translate('audit.no_details')
        ) : (
          <Json tabIndex={0}>{JSON.stringify(entry.details, null, 2)}</Json>
        )}
      </Section>
    </Page>
  );
};

const Json = styled('pre')({
  margin: 0,
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  lineHeight: 1.6,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
});

export default AuditShow;
