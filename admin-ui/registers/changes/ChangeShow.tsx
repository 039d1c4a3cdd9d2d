import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { RegisterChangeDetails } from '../../../server/register-watch/register-watch.contract.js';
import { pathOf } from '../../certificates/title.js';
import { ErrorState } from '../../components/ErrorState.js';
import { type Fact, Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { TableRows } from '../../components/TableRows.js';
import { useTerritoryName } from '../../components/territory.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useApi } from '../../providers/useApi.js';
import { CHANGES_PATH, editionPath, entryPath } from '../address.js';
import { STATE_OF_CHANGE } from '../states.js';
import { useRegisterWords } from '../words.js';

/** One thing that a register says otherwise, and the certificates that it concerned. */
const ChangeShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<RegisterChangeDetails>(`/register-changes/${id}`);
  const parent = { to: CHANGES_PATH, label: translate('registers.tabs.changes') };
  if (data !== undefined) return <Whole change={data} parent={parent} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('registers.change.one')} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly change: RegisterChangeDetails;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ change, parent }: WholeProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const field = (name: string) => translate(`registers.fields.${name}`);
  const { kind, name, sentence, entryId, editionId, publishedAt, source, service, host } = change;
  const facts: Fact[] = [
    {
      label: translate('registers.entry.one'),
      value: (
        <Link component={RouterLink} to={entryPath(entryId, kind === 'removed' ? null : publishedAt)}>
          {name}
        </Link>
      ),
    },
    { label: field('type'), value: words.type(change.type) },
    { label: field('authority'), value: change.authority ?? '–' },
    { label: field('number'), value: <Identifier value={change.number} what={field('number')} max={60} /> },
    ...(service === null || service === ''
      ? []
      : [{ label: field('service'), value: words.list(service.split(' ').map(words.service)) }]),
    ...(host === null ? [] : [{ label: field('host'), value: countryName(host) }]),
    {
      label: field('edition'),
      value: (
        <>
          <Link component={RouterLink} to={editionPath(editionId)} underline="always">
            {words.source(source)}
          </Link>
          {' · '}
          <Moment at={publishedAt} />
        </>
      ),
    },
  ];
  return (
    <Page
      title={name}
      parent={parent}
      lead={
        <Typography component="p" lang="en" sx={{ color: 'text.primary', fontSize: '1.0625rem' }}>
          {sentence}
        </Typography>
      }
    >
      <div style={{ marginBottom: 20 }}>
        <StateChip state={STATE_OF_CHANGE[kind] ?? 'notice'} label={words.change(kind)} />
      </div>
      <Touched change={change} />
      <Section title={translate('registers.change.about')}>
        <Facts facts={facts} />
      </Section>
    </Page>
  );
};

type TouchedCertificate = RegisterChangeDetails['certificates'][number];

const Touched = ({ change: { certificates, touched } }: Pick<WholeProps, 'change'>) => {
  const translate = useTranslate();
  const phone = usePhone();
  const columns: Column<TouchedCertificate>[] = [
    {
      key: 'organisation',
      label: translate('resources.certificates.fields.organisation'),
      flexible: true,
      render: ({ organisation, subject }) => organisation || subject,
    },
    {
      key: 'kind',
      label: translate('resources.certificates.fields.kind'),
      render: ({ kind }) => translate(`certificates.kinds.${kind}`),
    },
    {
      key: 'serialNumber',
      label: translate('resources.certificates.fields.serialNumber'),
      render: ({ serialNumber }) => <Identifier value={serialNumber} what="" copy={false} max={20} />,
    },
    {
      key: 'notAfter',
      label: translate('resources.certificates.fields.notAfter'),
      render: ({ notAfter }) => <Moment at={notAfter} focusable={false} />,
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const title = `${translate('registers.change.touched')} (${touched})`;
  return (
    <Section title={title} lead={translate('registers.change.touched_lead')} flush={certificates.length > 0}>
      {certificates.length === 0 ? (
        <p style={{ margin: 0 }}>
          {translate(touched === 0 ? 'registers.change.touched_none' : 'registers.change.touched_gone')}
        </p>
      ) : (
        <Rows caption={title} columns={columns} rows={certificates} to={({ id }) => pathOf(id)} />
      )}
    </Section>
  );
};

export default ChangeShow;
