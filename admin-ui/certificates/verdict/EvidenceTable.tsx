import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { IconButton, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Evaluation, EvidenceItem } from '../../../server/evaluations/evaluations.contract.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { TableRows } from '../../components/TableRows.js';
import { useDuration } from '../../components/useDuration.js';
import { API } from '../../providers/http.js';
import type { State } from '../../theme/states.js';
import { evidenceBytesPath } from './address.js';
import { nameOf } from './chain-names.js';
import { Frame, Two } from './Frame.js';

const STATE_OF_STATUS = {
  good: 'ok',
  revoked: 'critical',
  'on-hold': 'critical',
  unknown: 'unknown',
} as const satisfies Record<NonNullable<EvidenceItem['status']>, State>;

interface EvidenceTableProps {
  readonly evaluation: Evaluation;
  readonly kinds: readonly EvidenceItem['kind'][];
}

/** Answers of others that were kept: what each says about whom, where it came from, and how old it was. */
export const EvidenceTable = ({ evaluation, kinds }: EvidenceTableProps) => {
  const translate = useTranslate();
  const phone = usePhone();
  const duration = useDuration();
  const rows = evaluation.evidence
    .filter(({ kind }) => kinds.includes(kind))
    .sort((one, other) => Number(other.decisive) - Number(one.decisive))
    .map((item) => ({ ...item, id: item.sha256 }));
  const word = (key: string) => translate(`verdict.evidence.${key}`);
  type Row = (typeof rows)[number];
  const answers: Column<Row>[] = [
    {
      key: 'status',
      label: word('says'),
      phone: 'aside',
      render: ({ status, about }) =>
        status === null ? (
          <span aria-hidden>–</span>
        ) : (
          <Two
            above={<StateChip plain state={STATE_OF_STATUS[status]} label={word(`statuses.${status}`)} />}
            below={about.map((sha256) => nameOf(evaluation, sha256)).join(', ')}
          />
        ),
    },
    {
      key: 'thisUpdate',
      label: word('valid_from'),
      render: ({ thisUpdate, nextUpdate }) => (
        <Two
          above={<Moment at={thisUpdate} show="time" focusable={false} />}
          below={
            nextUpdate !== null && (
              <>
                {word('valid_until')} <Moment at={nextUpdate} show="time" focusable={false} />
              </>
            )
          }
        />
      ),
    },
  ];
  const columns: Column<Row>[] = [
    {
      key: 'kind',
      label: word('source'),
      flexible: true,
      render: ({ kind, source }) => (
        <Two above={word(`kinds.${kind}`)} below={<span title={source}>{source}</span>} />
      ),
    },
    ...(kinds.includes('issuer') ? [] : answers),
    {
      key: 'age',
      label: word('age'),
      render: ({ ageSeconds, reused, receivedAt }) => (
        <Two
          above={`${duration(ageSeconds)}${reused ? ` · ${word('reused')}` : ''}`}
          below={<Moment at={receivedAt} show="time" focusable={false} />}
        />
      ),
    },
    {
      key: 'bytes',
      label: word('bytes'),
      phone: 'bare',
      render: ({ sha256, kind }) => (
        <Tooltip title={word('download')}>
          <IconButton
            size="small"
            href={API + evidenceBytesPath(evaluation.id, sha256)}
            aria-label={translate('verdict.evidence.download_named', {
              name: `${word(`kinds.${kind}`)} ${sha256.slice(0, 8)}`,
            })}
          >
            <DownloadOutlined sx={{ fontSize: 17 }} />
          </IconButton>
        </Tooltip>
      ),
    },
  ];
  if (rows.length === 0)
    return (
      <Typography variant="body2" color="textSecondary">
        {word('none')}
      </Typography>
    );
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Frame title={translate('verdict.checks.evidence')}>
      <Rows caption={translate('verdict.checks.evidence')} columns={columns} rows={rows} />
    </Frame>
  );
};
