import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Consent, ConsentOverview } from '../../server/consents/consents.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { EDITIONS } from '../grants/words.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { MONOSPACE } from '../theme/theme.js';
import { CONSENT_IMPORT_PATH, consentPath } from './address.js';
import { EnterDialog } from './EnterDialog.js';
import { STATE_OF_CONSENT, STATUSES, useConsentWords } from './words.js';

/** Consents by when they end: what stops next stands on top. */
const DEFAULTS = { status: 'valid' } as const;

const ConsentList = () => {
  const words = useConsentWords();
  const mayWrite = useMay('consents.write');
  const [entering, setEntering] = useState(false);
  const enter = (
    <Button variant="contained" onClick={() => setEntering(true)}>
      {words.say('enter.button')}
    </Button>
  );
  const take = (
    <Button variant="outlined" component={RouterLink} to={CONSENT_IMPORT_PATH}>
      {words.say('import.button')}
    </Button>
  );
  const columns: Column<Consent>[] = [
    {
      key: 'organisationName',
      label: words.say('fields.organisation'),
      sortable: true,
      flexible: true,
      render: ({ organisationName }) => organisationName,
    },
    {
      key: 'consentId',
      label: words.say('fields.consentId'),
      phone: 'bare',
      render: ({ consentId }) => <Code>{consentId}</Code>,
    },
    {
      key: 'edition',
      label: words.say('fields.edition'),
      phone: 'hidden',
      render: ({ edition }) => words.edition(edition),
    },
    {
      key: 'psu',
      label: words.say('fields.psu'),
      phone: 'hidden',
      render: ({ psu }) => (psu === '' ? '–' : <Code>{psu}</Code>),
    },
    {
      key: 'recurring',
      label: words.say('fields.recurring'),
      phone: 'hidden',
      render: ({ recurring }) => words.say(recurring ? 'recurring' : 'one_off'),
    },
    {
      key: 'endsAt',
      label: words.say('fields.endsAt'),
      sortable: true,
      render: ({ endsAt }) => <Moment at={endsAt} focusable={false} />,
    },
    {
      key: 'status',
      label: words.say('fields.status'),
      phone: 'aside',
      render: ({ status, sync }) => (
        <StateChip
          state={sync === 'contradicts' ? 'critical' : STATE_OF_CONSENT[status]}
          label={sync === 'contradicts' ? words.say('contradicts') : words.word('statuses', status)}
        />
      ),
    },
  ];
  return (
    <ListPage<Consent>
      resource="consents"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'endsAt', order: 'ASC' }}
      filterDefaultValues={DEFAULTS}
      actions={
        mayWrite && (
          <>
            {take}
            {enter}
          </>
        )
      }
      aside={<Overview />}
      filters={
        <>
          <SearchFilter label={words.say('search')} />
          <ChoiceFilter
            source="status"
            label={words.say('fields.status')}
            any={words.any}
            choices={STATUSES.map((id) => ({ id, name: words.word('statuses', id) }))}
          />
          <ChoiceFilter
            source="edition"
            label={words.say('fields.edition')}
            any={words.any}
            choices={EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
          />
          <ChoiceFilter
            source="sync"
            label={words.say('fields.sync')}
            any={words.any}
            choices={['contradicts', 'unknown', 'refused', 'unreachable'].map((id) => ({
              ...{ id, name: words.word('syncs', id) },
            }))}
          />
        </>
      }
    >
      <ListTable<Consent>
        defaults={DEFAULTS}
        caption={words.say('title')}
        columns={columns}
        to={({ id }) => consentPath(id)}
        empty={
          <EmptyState
            icon={HandshakeOutlined}
            title={words.say('empty')}
            action={
              mayWrite && (
                <Stack
                  direction="row"
                  spacing={1}
                  useFlexGap
                  sx={{ flexWrap: 'wrap', justifyContent: 'center' }}
                >
                  {take}
                  {enter}
                </Stack>
              )
            }
          >
            {words.say('empty_help')}
          </EmptyState>
        }
      />
      {entering && <EnterDialog onClose={() => setEntering(false)} />}
    </ListPage>
  );
};

/** One sentence that can be read aloud. */
const Overview = () => {
  const words = useConsentWords();
  const { data } = useApi<ConsentOverview>('/consents/overview');
  if (data === undefined || data.valid + data.waiting + data.contradicting === 0) return null;
  const { valid, waiting, endsIn30Days: soon, contradicting, bankConnected } = data;
  return (
    <Typography variant="body2" sx={{ mb: 1.5 }}>
      {words.say('overview', { valid, soon, waiting })}{' '}
      {contradicting > 0 && words.say('overview_contradicting', { contradicting })}{' '}
      {!bankConnected && words.say('not_connected')}
    </Typography>
  );
};

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' });

export default ConsentList;
