import { Box, Link, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Certificate } from '../../../server/certificates/certificates.contract.js';
import { type Fact, Facts } from '../../components/Facts.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useMay } from '../../providers/useMe.js';
import { Tags } from '../list/columns.js';
import { pathOf, titleOf } from '../title.js';
import { StatusChip } from '../StatusChip.js';
import { AlertsOf } from './AlertsOf.js';

/** What we wrote down about the certificate, and what hangs on it. */
export const Handling = ({ certificate }: { certificate: Certificate }) => {
  const translate = useTranslate();
  const mayReadAlerts = useMay('alerts.read');
  const { ownerEmail, tags, note, replaces, replacedBy, retiredAt, createdAt, createdBy, source } =
    certificate;
  const label = (key: string) => translate(`resources.certificates.fields.${key}`);
  const facts: Fact[] = [
    { label: label('ownerEmail'), value: ownerEmail ?? translate('certificates.show.no_owner') },
    { label: label('tags'), value: <Tags tags={tags} /> },
  ];
  if (replaces !== null) facts.push({ label: label('replaces'), value: <Other id={replaces.id} /> });
  if (replacedBy !== null) facts.push({ label: label('replacedBy'), value: <Other id={replacedBy.id} /> });
  if (retiredAt !== null) facts.push({ label: label('retiredAt'), value: <Moment at={retiredAt} /> });
  facts.push({
    label: label('createdAt'),
    value: (
      <>
        <Moment at={createdAt} />
        <Typography variant="caption" component="div" color="textSecondary">
          {createdBy === null
            ? translate('certificates.show.from', { source })
            : translate('certificates.show.from_by', { source, name: createdBy })}
        </Typography>
      </>
    ),
  });
  return (
    <>
      <Section title={translate('certificates.show.handling')}>
        <Box sx={{ '& dl': { gridTemplateColumns: '1fr', rowGap: 0 }, '& dd': { mb: 1.25 } }}>
          <Facts facts={facts} />
        </Box>
        {note !== '' && (
          <>
            <Typography variant="caption" color="textSecondary">
              {label('note')}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {note}
            </Typography>
          </>
        )}
      </Section>
      {mayReadAlerts && <AlertsOf certificate={certificate} />}
    </>
  );
};

const Other = ({ id }: { id: string }) => {
  const translate = useTranslate();
  const { data } = useGetOne<Certificate>('certificates', { id });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5, alignItems: 'flex-start' }}>
      <Link component={RouterLink} to={pathOf(id)}>
        {data === undefined ? translate('certificates.show.other') : titleOf(data)}
      </Link>
      {data !== undefined && (
        <span>
          <StatusChip status={data.status} /> <Moment at={data.notAfter} show="day" />
        </span>
      )}
    </Box>
  );
};
