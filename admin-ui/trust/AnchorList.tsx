import AddModeratorOutlined from '@mui/icons-material/AddModeratorOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useTranslate } from 'react-admin';
import { TRUST_ANCHOR_STATES, type TrustAnchor } from '../../server/trust/trust.contract.js';
import { shortName } from '../certificates/verdict/chain-names.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { useMay } from '../providers/useMe.js';
import { anchorPath } from './address.js';
import { NotEuBanner } from './NotEuBanner.js';
import { ProposeAnchorDialog } from './ProposeAnchorDialog.js';
import { STATE_OF_ANCHOR } from './states.js';
import { TrustTabs } from './TrustTabs.js';

/** CAs that are trusted here beside the EU trusted lists. */
const AnchorList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const mayPropose = useMay('trust-anchors.write');
  const [proposing, setProposing] = useState(false);
  const field = (name: string) => translate(`trust.fields.${name}`);
  const columns: Column<TrustAnchor>[] = [
    { key: 'scheme', label: field('scheme'), sortable: true, render: ({ scheme }) => scheme },
    {
      key: 'state',
      label: field('state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_ANCHOR[state]} label={translate(`trust.anchors.states.${state}`)} />
      ),
    },
    {
      key: 'certificate',
      label: translate('trust.anchors.certificate'),
      render: ({ certificate }) => <span title={certificate.subject}>{shortName(certificate.subject)}</span>,
    },
    { key: 'scope', label: field('scope'), flexible: true, render: ({ scope }) => scope },
    {
      key: 'notAfter',
      label: field('notAfter'),
      sortable: true,
      render: ({ certificate }) => <Moment at={certificate.notAfter} focusable={false} />,
    },
    {
      key: 'proposedAt',
      label: field('proposed'),
      sortable: true,
      render: ({ proposedAt, proposedBy }) => (
        <>
          <Moment at={proposedAt} show="day" focusable={false} /> · {proposedBy}
        </>
      ),
    },
  ];
  const propose = mayPropose && (
    <Button variant="contained" startIcon={<AddModeratorOutlined />} onClick={() => setProposing(true)}>
      {translate('trust.anchors.propose.button')}
    </Button>
  );
  return (
    <ListPage<TrustAnchor>
      resource="trust-anchors"
      title={translate('trust.title')}
      lead={translate('trust.anchors.lead')}
      sort={{ field: 'proposedAt', order: 'DESC' }}
      actions={propose}
      aside={
        <>
          <TrustTabs />
          <NotEuBanner />
          {proposing && (
            <ProposeAnchorDialog
              onClose={() => setProposing(false)}
              onDone={({ id }) => void navigate(anchorPath(id))}
            />
          )}
        </>
      }
      filters={
        <>
          <SearchFilter label={translate('trust.anchors.search')} />
          <ChoiceFilter
            source="state"
            label={field('state')}
            any={translate('list.any')}
            choices={TRUST_ANCHOR_STATES.map((id) => ({ id, name: translate(`trust.anchors.states.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<TrustAnchor>
        caption={translate('trust.anchors_tab')}
        columns={columns}
        to={({ id }) => anchorPath(id)}
        empty={
          <EmptyState icon={AddModeratorOutlined} title={translate('trust.anchors.empty')}>
            {translate('trust.anchors.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default AnchorList;
