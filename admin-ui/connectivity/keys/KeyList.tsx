import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { ProbeKey } from '../../../server/probes/probes.contract.js';
import { pathOf } from '../../certificates/title.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { Panel } from '../../components/Section.js';
import { TableRows } from '../../components/TableRows.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { ConnectivityTabs } from '../ConnectivityTabs.js';
import { useProbeWords } from '../words.js';
import { UploadKeyDialog } from './UploadKeyDialog.js';

/** Which keys are here, what they are used for; nothing of a key itself. */
const KeyList = () => {
  const { say } = useProbeWords();
  const mayWrite = useMay('probe-keys.write');
  const phone = usePhone();
  const [uploading, setUploading] = useState(false);
  const [deleting, setDeleting] = useState<ProbeKey>();
  const { data, error, refetch } = useApi<ProbeKey[]>('/probe-keys');
  const columns = useKeyColumns(mayWrite ? setDeleting : undefined);
  const Rows = phone ? PhoneRows : TableRows;
  const upload = mayWrite && (
    <Button variant="contained" onClick={() => setUploading(true)}>
      {say('keys.upload')}
    </Button>
  );
  return (
    <Page title={say('keys.title')} lead={say('keys.lead')} actions={upload}>
      <ConnectivityTabs />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Panel flush>
        {data?.length === 0 ? (
          <EmptyState icon={KeyOutlined} title={say('keys.none')} action={upload}>
            {say('keys.none_help')}
          </EmptyState>
        ) : (
          error === null && <Rows caption={say('keys.table')} columns={columns} rows={data} />
        )}
      </Panel>
      {uploading && (
        <UploadKeyDialog onDone={() => setUploading(false)} onClose={() => setUploading(false)} />
      )}
      {deleting && <DeleteKey probeKey={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
};

function useKeyColumns(onDelete: ((key: ProbeKey) => void) | undefined): Column<ProbeKey>[] {
  const { say } = useProbeWords();
  const mayRead = useMay('certificates.read');
  return [
    { key: 'name', label: say('keys.name'), width: 220, render: ({ name }) => name },
    {
      key: 'certificate',
      label: say('keys.certificate'),
      flexible: true,
      render: ({ certificateId, certificateSubject }) =>
        mayRead ? (
          <Link component={RouterLink} to={pathOf(certificateId)}>
            {certificateSubject}
          </Link>
        ) : (
          certificateSubject
        ),
    },
    {
      key: 'ends',
      label: say('keys.ends'),
      render: ({ certificateEndsAt }) => <Moment at={certificateEndsAt} focusable={false} />,
    },
    {
      key: 'algorithm',
      label: say('keys.algorithm'),
      render: (key) => <span style={{ whiteSpace: 'nowrap' }}>{algorithmText(key)}</span>,
    },
    {
      key: 'uploaded',
      label: say('keys.uploaded'),
      render: ({ uploadedAt, uploadedBy }) => (
        <span title={say('keys.by', { by: uploadedBy })}>
          <Moment at={uploadedAt} show="day" focusable={false} />
        </span>
      ),
    },
    {
      key: 'used',
      label: say('keys.used'),
      render: ({ lastUsedAt, uses }) =>
        lastUsedAt === null ? (
          say('keys.never')
        ) : (
          <>
            <Moment at={lastUsedAt} show="time" focusable={false} /> ·{' '}
            {say('keys.uses', { smart_count: uses })}
          </>
        ),
    },
    {
      key: 'targets',
      label: say('keys.targets'),
      align: 'right',
      render: ({ usedByTargets }) => <span className="tabular">{usedByTargets}</span>,
    },
    ...(onDelete === undefined
      ? []
      : [
          {
            key: 'delete',
            label: '',
            phone: 'aside' as const,
            render: (key: ProbeKey) => (
              <Button
                size="small"
                color="error"
                aria-label={`${say('keys.delete')}: ${key.name}`}
                onClick={() => onDelete(key)}
              >
                {say('keys.delete')}
              </Button>
            ),
          },
        ]),
  ];
}

const NAMES = { rsa: 'RSA', ec: 'EC', ed25519: 'Ed25519', ed448: 'Ed448' } as const;
const algorithmText = ({ algorithm, bits, curve }: ProbeKey): string =>
  [NAMES[algorithm], algorithm === 'ec' ? curve : algorithm === 'rsa' ? bits : null]
    .filter((part) => part !== null)
    .join(' ');

const DeleteKey = ({ probeKey, onClose }: { readonly probeKey: ProbeKey; readonly onClose: () => void }) => {
  const { say } = useProbeWords();
  const { id, name, usedByTargets } = probeKey;
  const act = useAction(`/probe-keys/${id}`, {
    ...{ method: 'DELETE', done: 'connectivity.keys.deleted', onDone: onClose },
  });
  return (
    <ConfirmDialog
      open
      danger
      title={say('keys.delete_title', { name })}
      action={say('keys.delete')}
      busy={act.isPending || usedByTargets > 0}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {usedByTargets > 0 ? say('keys.delete_used', { smart_count: usedByTargets }) : say('keys.delete_help')}
    </ConfirmDialog>
  );
};

export default KeyList;
