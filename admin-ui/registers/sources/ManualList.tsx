import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { MANUAL_STATES, type ManualEntry } from '../../../server/registers/sources.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useMay } from '../../providers/useMe.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { manualPath } from './address.js';
import { ProposeManualDialog } from './ProposeManualDialog.js';
import { STATE_OF_DECISION } from './states.js';

/** Institutions that people entered from evidence. */
const ManualList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const mayPropose = useMay('register-decisions.write');
  const [proposing, setProposing] = useState(false);
  const words = (name: string) => translate(`regsrc.manual.${name}`);
  const state = (name: string) => translate(`regsrc.decision.states.${name}`);
  const columns: Column<ManualEntry>[] = [
    { key: 'name', label: words('name'), sortable: true, render: ({ name }) => name },
    {
      key: 'state',
      label: translate('regsrc.decision.state'),
      sortable: true,
      phone: 'aside',
      render: (row) => <StateChip state={STATE_OF_DECISION[row.state]} label={state(row.state)} />,
    },
    {
      key: 'number',
      label: words('number'),
      sortable: true,
      render: ({ authority, number }) => `${authority} ${number}`,
    },
    { key: 'type', label: words('type'), render: ({ type }) => translate(`regsrc.types.${type}`) },
    {
      key: 'evidenceOf',
      label: words('evidence_of'),
      sortable: true,
      render: ({ evidenceOf }) => evidenceOf,
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
    <ListPage<ManualEntry>
      resource="register-manual-entries"
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
          {proposing && (
            <ProposeManualDialog
              onClose={() => setProposing(false)}
              onDone={({ id }) => void navigate(manualPath(id))}
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
            choices={MANUAL_STATES.map((id) => ({ id, name: state(id) }))}
          />
        </>
      }
    >
      <ListTable<ManualEntry>
        caption={translate('regsrc.tabs.manual')}
        columns={columns}
        to={({ id }) => manualPath(id)}
        empty={
          <EmptyState icon={AccountBalanceOutlined} title={words('empty')}>
            {words('empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default ManualList;
