import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { OUTCOMES } from '../../server/evaluations/evaluations.contract.js';
import { isNeverWaived, TWO_PERSON_STATES, type Waiver } from '../../server/reviews/decisions.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { useMay } from '../providers/useMe.js';
import { SettingsTabs } from '../settings/SettingsTabs.js';
import { reviewPath, waiverPath } from './address.js';
import { ProposeWaiverDialog } from './ProposeWaiverDialog.js';
import { STATE_OF_WAIVER } from './states.js';
import { WaiverEnd } from './WaiverEnd.js';
import { useDecisionWords } from './words.js';

const GOOD: readonly string[] = ['valid', 'valid-with-warnings'];
const WAIVABLE = OUTCOMES.filter((outcome) => !GOOD.includes(outcome) && !isNeverWaived(outcome));

/** What is put up with, for whom, until when, and who answers for it. */
const WaiverList = () => {
  const translate = useTranslate();
  const { say, waived } = useDecisionWords();
  const navigate = useNavigate();
  const mayPropose = useMay('waivers.write');
  const [proposing, setProposing] = useState(false);
  const columns: Column<Waiver>[] = [
    {
      key: 'organisationName',
      label: say('fields.organisation'),
      sortable: true,
      flexible: true,
      render: ({ organisationName }) => organisationName,
    },
    {
      key: 'state',
      label: say('fields.state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_WAIVER[state]} label={say(`waivers.states.${state}`)} />
      ),
    },
    { key: 'code', label: say('fields.code'), phone: 'bare', render: ({ code }) => waived(code) },
    {
      key: 'endsOn',
      label: say('fields.endsOn'),
      sortable: true,
      render: (waiver) => <WaiverEnd waiver={waiver} />,
    },
    { key: 'owner', label: say('fields.owner'), render: ({ owner }) => owner },
    {
      key: 'review',
      label: say('fields.review'),
      render: ({ reviewId, reviewNumber }) => (
        <Link component={RouterLink} to={reviewPath(reviewId)} sx={{ whiteSpace: 'nowrap' }}>
          {reviewNumber}
        </Link>
      ),
    },
    {
      key: 'proposedAt',
      label: say('fields.proposed'),
      sortable: true,
      phone: 'hidden',
      render: ({ proposedAt }) => <Moment at={proposedAt} show="day" focusable={false} />,
    },
  ];
  return (
    <ListPage<Waiver>
      resource="waivers"
      title={say('waivers.title')}
      lead={say('waivers.lead')}
      sort={{ field: 'proposedAt', order: 'DESC' }}
      actions={
        mayPropose && (
          <Button variant="contained" onClick={() => setProposing(true)}>
            {say('waivers.propose')}
          </Button>
        )
      }
      aside={
        <>
          <SettingsTabs />
          {proposing && (
            <ProposeWaiverDialog
              onClose={() => setProposing(false)}
              onDone={({ id }) => void navigate(waiverPath(id))}
            />
          )}
        </>
      }
      filters={
        <>
          <SearchFilter label={say('waivers.search')} />
          <ChoiceFilter
            source="state"
            label={say('fields.state')}
            any={translate('list.any')}
            choices={TWO_PERSON_STATES.map((id) => ({ id, name: say(`waivers.states.${id}`) }))}
          />
          <ChoiceFilter
            source="code"
            label={say('fields.code')}
            any={translate('list.any')}
            choices={WAIVABLE.map((id) => ({ id, name: waived(id) }))}
          />
        </>
      }
    >
      <ListTable<Waiver>
        caption={say('waivers.title')}
        columns={columns}
        to={({ id }) => waiverPath(id)}
        empty={
          <EmptyState icon={GavelOutlined} title={say('waivers.empty')}>
            {say('waivers.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default WaiverList;
