import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type {
  OrganisationDate,
  OrganisationWithCertificates,
} from '../../server/certificates/organisation-certificates.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { useNow } from '../components/time.js';
import { useApi } from '../providers/useApi.js';

/** What begins or ends, the next first; what is over behind a button. */
export const OrganisationDates = ({
  organisation: { id },
}: {
  readonly organisation: OrganisationWithCertificates;
}) => {
  const translate = useTranslate();
  const now = useNow();
  const [past, setPast] = useState(false);
  const { data, error, refetch } = useApi<OrganisationDate[]>(`/organisations/${id}/dates`);
  const isOver = ({ at }: OrganisationDate) => Date.parse(at) < now;
  const over = (data ?? []).filter(isOver);
  const shown = [...(data ?? []).filter((one) => !isOver(one)), ...(past ? over.reverse() : [])];
  return (
    <Section
      title={translate('organisations.dates.title')}
      actions={
        !past &&
        over.length > 0 && (
          <Button size="small" onClick={() => setPast(true)}>
            {translate('organisations.dates.past', { count: over.length })}
          </Button>
        )
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={48} />}
      {data !== undefined && shown.length === 0 && (
        <p style={{ margin: 0 }}>{translate('organisations.dates.none')}</p>
      )}
      {shown.length > 0 && (
        <List>
          {shown.map(({ kind, at, what, link, certificateKind }) => (
            <li key={`${kind} ${at} ${what}`}>
              <Moment at={at} />
              <span>
                {translate(`organisations.dates.kinds.${kind}`)}
                {': '}
                {link === '' ? (
                  what
                ) : (
                  <Link component={RouterLink} to={link}>
                    {certificateKind !== null && `${translate(`certificates.kinds.${certificateKind}`)} `}
                    {what}
                  </Link>
                )}
              </span>
            </li>
          ))}
        </List>
      )}
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gap: 10,
  '& > li': { display: 'grid', gridTemplateColumns: 'minmax(210px, max-content) 1fr', gap: '0 24px' },
  '& > li > span': { minWidth: 0, overflowWrap: 'anywhere' },
  [theme.breakpoints.down('md')]: { '& > li': { gridTemplateColumns: '1fr' } },
}));
