import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import FileUploadOutlined from '@mui/icons-material/FileUploadOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { TRUSTED_LIST_STATES, type TrustedList } from '../../server/trust/trust.contract.js';
import { shortName } from '../certificates/verdict/chain-names.js';
import { Banner } from '../components/Banner.js';
import { EmptyState } from '../components/EmptyState.js';
import { BooleanFilter, ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { API } from '../providers/http.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { EXPORT_API, IMPORT_PATH, listPath } from './address.js';
import { LastAttempt } from './Attempt.js';
import { RefreshButton, RefreshOutcome, useListRefresh } from './Refresh.js';
import { LIST_OF_LISTS, STATE_OF_LIST } from './states.js';
import { Territory } from './Territory.js';
import { TrustTabs } from './TrustTabs.js';

const REFRESH_MS = 60_000;
/** More than there are countries. */
const ALL = 100;

/** Every trusted list: how it stands, how old it is, who signed it, and what the last attempt to fetch it came to. */
const TrustedLists = () => {
  const translate = useTranslate();
  const mayRefresh = useMay('trusted-lists.write');
  const refresh = useListRefresh();
  const field = (name: string) => translate(`trust.fields.${name}`);
  const columns: Column<TrustedList>[] = [
    {
      key: 'territory',
      label: field('territory'),
      sortable: true,
      render: ({ territory }) => <Territory territory={territory} />,
    },
    {
      key: 'state',
      label: field('state'),
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_LIST[state]} label={translate(`trust.states.${state}`)} />
      ),
    },
    {
      key: 'sequenceNumber',
      label: field('sequenceNumber'),
      align: 'right',
      render: ({ edition }) => edition?.sequenceNumber ?? '–',
    },
    {
      key: 'issued',
      label: field('issued'),
      render: ({ edition }) => <Moment at={edition?.issued} focusable={false} />,
    },
    {
      key: 'nextUpdate',
      label: field('nextUpdate'),
      render: ({ edition }) => <Moment at={edition?.nextUpdate} focusable={false} />,
    },
    {
      key: 'signer',
      label: field('signer'),
      flexible: true,
      phone: 'hidden',
      render: ({ edition }) =>
        edition === null ? (
          '–'
        ) : (
          <span title={edition.signer.subject}>{shortName(edition.signer.subject)}</span>
        ),
    },
    {
      key: 'lastAttemptAt',
      label: field('lastAttempt'),
      sortable: true,
      render: (list) => <LastAttempt list={list} />,
    },
  ];
  return (
    <ListPage<TrustedList>
      resource="trusted-lists"
      title={translate('trust.title')}
      lead={translate('trust.lead')}
      sort={{ field: 'territory', order: 'ASC' }}
      perPage={ALL}
      refetchMs={REFRESH_MS}
      aside={
        <>
          <TrustTabs />
          <RefreshOutcome refresh={refresh} />
          <ListOfLists />
        </>
      }
      actions={
        <>
          <Button variant="outlined" startIcon={<FileDownloadOutlined />} href={API + EXPORT_API} download>
            {translate('trust.export')}
          </Button>
          {mayRefresh && (
            <Button
              variant="outlined"
              startIcon={<FileUploadOutlined />}
              component={RouterLink}
              to={IMPORT_PATH}
            >
              {translate('trust.import.button')}
            </Button>
          )}
          {mayRefresh && <RefreshButton refresh={refresh} />}
        </>
      }
      filters={
        <>
          <SearchFilter label={translate('trust.search')} />
          <ChoiceFilter
            source="state"
            label={field('state')}
            any={translate('list.any')}
            choices={TRUSTED_LIST_STATES.map((id) => ({ id, name: translate(`trust.states.${id}`) }))}
          />
          <BooleanFilter
            source="failing"
            label={translate('trust.any_failing')}
            any={translate('list.any')}
            words={{ true: translate('trust.failing.true'), false: translate('trust.failing.false') }}
          />
        </>
      }
    >
      <ListTable<TrustedList>
        caption={translate('trust.lists_tab')}
        columns={columns}
        to={({ territory }) => listPath(territory)}
        empty={
          <EmptyState icon={GppMaybeOutlined} title={translate('trust.empty')}>
            {translate('trust.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

/** Without a usable list of lists nothing about EU qualification can be said; that comes first. */
const ListOfLists = () => {
  const translate = useTranslate();
  const { data } = useApi<TrustedList>(`/trusted-lists/${LIST_OF_LISTS}`);
  if (data === undefined || data.state === 'current' || data.state === 'closed') return null;
  const help = translate(`trust.lotl_bad_help.${data.state}`, {
    _: translate(`trust.states_help.${data.state}`),
  });
  return (
    <Banner state="critical" title={translate('trust.lotl_bad')}>
      {help}
    </Banner>
  );
};

export default TrustedLists;
