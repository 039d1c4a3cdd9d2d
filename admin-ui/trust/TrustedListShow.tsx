import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useGetOne, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { TrustedList, TrustedListEdition } from '../../server/trust/trust.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { type Fact, Facts } from '../components/Facts.js';
import { Identifier } from '../components/Identifier.js';
import { usePhone } from '../components/ListTable.js';
import { listAddress } from '../components/listAddress.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useFormats, useNow } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { API } from '../providers/http.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { editionApi, IMPORT_PATH, listPath, SERVICES_PATH, TRUST_PATH } from './address.js';
import { FailedAttempt, LastAttempt } from './Attempt.js';
import { RefreshButton, RefreshOutcome, useListRefresh } from './Refresh.js';
import { LIST_OF_LISTS, STATE_OF_LIST } from './states.js';
import { useListName } from './Territory.js';

/** One trusted list: the edition in use, how it is fetched, and every edition there was. */
const TrustedListShow = () => {
  const translate = useTranslate();
  const nameOf = useListName();
  const { territory = '' } = useParams();
  const { data, error, refetch } = useGetOne<TrustedList>('trusted-lists', { id: territory });
  const parent = { to: TRUST_PATH, label: translate('trust.lists_tab') };
  if (data !== undefined) return <Whole list={data} parent={parent} key={territory} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={nameOf(territory)} parent={parent}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

interface WholeProps {
  readonly list: TrustedList;
  readonly parent: { readonly to: string; readonly label: string };
}

const Whole = ({ list, parent }: WholeProps) => {
  const translate = useTranslate();
  const nameOf = useListName();
  const sentence = useSentence(list);
  const mayRefresh = useMay('trusted-lists.write');
  const refresh = useListRefresh(list.territory);
  const { territory, state, edition, location } = list;
  const title = territory === LIST_OF_LISTS ? nameOf(territory) : `${nameOf(territory)} (${territory})`;
  return (
    <Page
      title={title}
      parent={parent}
      lead={sentence}
      actions={
        mayRefresh && (
          <>
            <Button
              variant="outlined"
              startIcon={<FileUploadOutlined />}
              component={RouterLink}
              to={IMPORT_PATH}
            >
              {translate('trust.import.button')}
            </Button>
            {location !== null && <RefreshButton refresh={refresh} />}
          </>
        )
      }
    >
      <RefreshOutcome refresh={refresh} />
      {!refresh.isRunning && <FailedAttempt list={list} />}
      <Section title={translate('trust.country.in_use')}>
        <Facts
          facts={[
            {
              label: translate('trust.fields.state'),
              value: (
                <>
                  <StateChip state={STATE_OF_LIST[state]} label={translate(`trust.states.${state}`)} />
                  {state !== 'current' && (
                    <Typography variant="caption" color="textSecondary" component="div">
                      {translate(`trust.states_help.${state}`)}
                    </Typography>
                  )}
                </>
              ),
            },
            ...(edition === null ? [] : editionFacts(edition, translate)),
          ]}
        />
        {edition !== null && edition.warnings.length > 0 && (
          <>
            <Typography variant="h3" sx={{ mt: 2 }}>
              {translate('trust.warnings.title')}
            </Typography>
            <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
              {edition.warnings.map(({ code, message }) => (
                <li key={code}>
                  {translate(`trust.warnings.${code}`)}{' '}
                  <Typography component="span" variant="caption" color="textSecondary" lang="en">
                    {message}
                  </Typography>
                </li>
              ))}
            </ul>
          </>
        )}
        {edition !== null && territory !== LIST_OF_LISTS && (
          <Typography variant="body2" sx={{ mt: 2 }}>
            <Link component={RouterLink} to={listAddress(SERVICES_PATH, { territory })}>
              {translate('trust.country.services')} ({edition.services})
            </Link>
          </Typography>
        )}
      </Section>
      <Section title={translate('trust.country.fetching')}>
        <Facts facts={useFetchingFacts(list)} />
      </Section>
      <Editions territory={territory} />
    </Page>
  );
};

function useSentence({ territory, state, edition }: TrustedList): string {
  const translate = useTranslate();
  const nameOf = useListName();
  const { day, relative } = useFormats();
  const now = useNow();
  const country = nameOf(territory);
  if (edition === null) return translate('trust.country.sentence.missing', { country });
  const sentence = state === 'current' || state === 'closed' || state === 'overdue' ? state : 'unused';
  return translate(`trust.country.sentence.${sentence}`, {
    country,
    number: edition.sequenceNumber,
    issued: day(new Date(edition.issued)),
    next:
      edition.nextUpdate === null
        ? '–'
        : `${day(new Date(edition.nextUpdate))} (${relative(new Date(edition.nextUpdate), now)})`,
    why: translate(`trust.states_help.${state}`),
  });
}

type Translate = ReturnType<typeof useTranslate>;

export function editionFacts(edition: TrustedListEdition, translate: Translate): Fact[] {
  const field = (name: string) => translate(`trust.fields.${name}`);
  return [
    { label: field('sequenceNumber'), value: edition.sequenceNumber },
    { label: field('issued'), value: <Moment at={edition.issued} /> },
    { label: field('nextUpdate'), value: <Moment at={edition.nextUpdate} /> },
    {
      label: field('signer'),
      value: (
        <>
          {edition.signer.subject} <Identifier value={edition.signer.sha256} what={field('sha256')} />
        </>
      ),
    },
    {
      label: field('services'),
      value: `${edition.services}, ${field('webServices')} ${edition.webServices}`,
    },
    { label: field('version'), value: edition.version },
    {
      label: field('receivedAt'),
      value: (
        <>
          <Moment at={edition.receivedAt} show="time" /> · {edition.source}
        </>
      ),
    },
    {
      label: field('sha256'),
      value: (
        <>
          <Identifier value={edition.sha256} what={field('sha256')} />{' '}
          <Link href={`${API}${editionApi(edition.territory, edition.id)}/xml`} download>
            {translate('trust.country.download')}
          </Link>
        </>
      ),
    },
  ];
}

function useFetchingFacts(list: TrustedList): Fact[] {
  const translate = useTranslate();
  const field = (name: string) => translate(`trust.fields.${name}`);
  return [
    { label: field('lastAttempt'), value: <LastAttempt list={list} /> },
    { label: field('lastSuccessAt'), value: <Moment at={list.lastSuccessAt} show="time" /> },
    ...(list.failures > 0 ? [{ label: field('failures'), value: list.failures }] : []),
    {
      label: field('nextAttemptAt'),
      value:
        list.nextAttemptAt === null ? (
          translate('trust.country.off')
        ) : (
          <Moment at={list.nextAttemptAt} show="time" />
        ),
    },
    { label: field('location'), value: list.location ?? '–' },
  ];
}

const EDITIONS_SHOWN = 50;

const Editions = ({ territory }: { readonly territory: string }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const { day } = useFormats();
  const query = new URLSearchParams({ sort: '["receivedAt","DESC"]', range: `[0,${EDITIONS_SHOWN - 1}]` });
  const { data, error, refetch } = useApi<TrustedListEdition[]>(
    `/trusted-lists/${territory}/editions?${query.toString()}`,
  );
  const field = (name: string) => translate(`trust.fields.${name}`);
  const columns: Column<TrustedListEdition>[] = [
    { key: 'sequenceNumber', label: field('sequenceNumber'), render: ({ sequenceNumber }) => sequenceNumber },
    {
      key: 'inUse',
      label: field('state'),
      phone: 'aside',
      render: ({ inUse }) =>
        inUse && <StateChip plain state="ok" label={translate('trust.country.edition_in_use')} />,
    },
    {
      key: 'issued',
      label: field('issued'),
      render: ({ issued }) => <Moment at={issued} focusable={false} />,
    },
    {
      key: 'nextUpdate',
      label: field('nextUpdate'),
      render: ({ nextUpdate }) => <Moment at={nextUpdate} show="day" focusable={false} />,
    },
    {
      key: 'receivedAt',
      label: field('receivedAt'),
      render: ({ receivedAt }) => <Moment at={receivedAt} show="time" focusable={false} />,
    },
    { key: 'services', label: field('services'), align: 'right', render: ({ services }) => services },
    {
      key: 'difference',
      label: translate('trust.country.difference'),
      phone: 'bare',
      render: ({ id, sequenceNumber, issued }) => (
        <Link
          component={RouterLink}
          to={listPath(territory, id)}
          aria-label={translate('trust.country.difference_named', {
            number: sequenceNumber,
            date: day(new Date(issued)),
          })}
        >
          {translate('trust.country.difference')}
        </Link>
      ),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section
      title={translate('trust.country.editions')}
      lead={translate('trust.country.editions_lead')}
      flush={data !== undefined && data.length > 0}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={120} />}
      {data?.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('trust.country.no_editions')}
        </Typography>
      )}
      {data !== undefined && data.length > 0 && (
        <Rows
          caption={translate('trust.country.editions')}
          columns={columns}
          rows={data}
          to={({ id }) => listPath(territory, id)}
        />
      )}
    </Section>
  );
};

export default TrustedListShow;
