import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { DECISION_STATES, type RegisterOverride } from '../../../server/registers/sources.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useMay } from '../../providers/useMe.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { overridePath } from '../sources/address.js';
import { STATE_OF_DECISION } from '../sources/states.js';
import { ProposeOverrideDialog } from './ProposeOverrideDialog.js';

/** Numbers of certificates that registers know under others. */
const OverrideList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const mayPropose = useMay('register-decisions.write');
  const [parameters] = useSearchParams();
  const [proposing, setProposing] = useState(parameters.has('identifier') || parameters.has('entry'));
  const words = (name: string) => translate(`regsrc.overrides.${name}`);
  const state = (name: string) => translate(`regsrc.decision.states.${name}`);
  const columns: Column<RegisterOverride>[] = [
    {
      key: 'number',
      label: words('number'),
      sortable: true,
      render: ({ authority, number }) => `${authority} ${number}`,
    },
    {
      key: 'state',
      label: translate('regsrc.decision.state'),
      sortable: true,
      phone: 'aside',
      render: (row) => <StateChip state={STATE_OF_DECISION[row.state]} label={state(row.state)} />,
    },
    {
      key: 'entry',
      label: words('entry'),
      flexible: true,
      render: ({ entry }) => `${entry.name} (${entry.id})`,
    },
    {
      key: 'reason',
      label: translate('regsrc.decision.reason'),
      flexible: true,
      render: ({ reason }) => reason,
    },
    {
      key: 'endsOn',
      label: words('ends'),
      sortable: true,
      render: ({ endsOn }) => (endsOn === null ? '–' : endsOn),
    },
    {
      key: 'proposedAt',
      label: translate('regsrc.decision.proposed'),
      sortable: true,
      render: ({ proposedAt, proposedBy }) => (
        <>
          <Moment at={proposedAt} show="day" focusable={false} /> · {proposedBy}
        </>
      ),
    },
  ];
  return (
    <ListPage<RegisterOverride>
      resource="register-overrides"
      title={translate('regsrc.title')}
      lead={words('lead')}
      sort={{ field: 'proposedAt', order: 'DESC' }}
      actions={
        mayPropose && (
          <Button variant="contained" onClick={() => setProposing(true)}>
            {words('propose')}
          </Button>
        )
      }
      aside={
        <>
          <RegistersTabs />
          {proposing && mayPropose && (
            <ProposeOverrideDialog
              identifier={parameters.get('identifier') ?? ''}
              entryId={parameters.get('entry') ?? ''}
              onClose={() => setProposing(false)}
              onDone={({ id }) => void navigate(overridePath(id))}
            />
          )}
        </>
      }
      filters={
        <>
          <SearchFilter label={words('search')} />
          <ChoiceFilter
            source="state"
            label={translate('regsrc.decision.state')}
            any={translate('list.any')}
            choices={DECISION_STATES.map((id) => ({ id, name: state(id) }))}
          />
        </>
      }
    >
      <ListTable<RegisterOverride>
        caption={translate('regsrc.tabs.overrides')}
        columns={columns}
        to={({ id }) => overridePath(id)}
        empty={
          <EmptyState icon={AltRouteOutlined} title={words('empty')}>
            {words('empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default OverrideList;
