import Button from '@mui/material/Button';
import type { Connection } from '../../server/connections/connections.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { Identifier } from '../components/Identifier.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import type { Outcome } from './Outcomes.js';
import { STATE_OF_TOKEN } from './states.js';
import { useConnectionWords } from './words.js';

type Token = Connection['tokens'][number];

interface TokensProps {
  readonly connection: Connection;
  readonly onOutcomes: (outcomes: readonly Outcome[]) => void;
}

/** What customers have granted, and until when; never a token itself. */
export const Tokens = ({ connection: { id, tokens }, onOutcomes }: TokensProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const phone = usePhone();
  const mayCheck = useMay('connections.check');
  const columns: Column<Token>[] = [
    {
      key: 'kind',
      label: say('tokens.for'),
      render: ({ kind, subjectId, scope }) => (
        <>
          <div>{words.word('kinds', kind)}</div>
          <Identifier
            value={kind === 'words' ? scope : subjectId}
            what={words.word('kinds', kind)}
            max={20}
            copy={false}
          />
        </>
      ),
    },
    {
      key: 'authorizedAt',
      label: say('tokens.authorized'),
      phone: 'hidden',
      render: ({ authorizedAt }) => <Moment at={authorizedAt} show="time" focusable={false} />,
    },
    {
      key: 'accessEndsAt',
      label: say('tokens.access_ends'),
      phone: 'hidden',
      render: ({ accessEndsAt, state }) => (
        <Moment at={isOver(state) ? null : accessEndsAt} show="time" focusable={false} />
      ),
    },
    {
      key: 'refreshes',
      label: say('tokens.renewed'),
      render: ({ refreshedAt, refreshes, hasRefreshToken }) => {
        if (refreshes > 0)
          return (
            <>
              <Moment at={refreshedAt} show="time" focusable={false} /> ·{' '}
              <span className="tabular">{say('tokens.times', { smart_count: refreshes })}</span>
            </>
          );
        return say(hasRefreshToken ? 'tokens.not_yet' : 'tokens.never');
      },
    },
    {
      key: 'endsAt',
      label: say('fields.comesBackAt'),
      render: ({ endsAt }) =>
        endsAt === null ? say('tokens.no_end') : <Moment at={endsAt} focusable={false} />,
    },
    {
      key: 'state',
      label: say('fields.state'),
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_TOKEN[state]} label={words.word('token_states', state)} />
      ),
    },
    ...(mayCheck
      ? [
          {
            key: 'refresh',
            label: '',
            phone: 'bare' as const,
            render: (token: Token) =>
              token.hasRefreshToken &&
              !isOver(token.state) && <Refresh connectionId={id} token={token} onOutcomes={onOutcomes} />,
          },
        ]
      : []),
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section title={say('tokens.title')} lead={say('tokens.lead')} flush>
      {tokens.length === 0 ? (
        <EmptyState title={say('tokens.none')}>{say('tokens.none_help')}</EmptyState>
      ) : (
        <Rows caption={say('tokens.title')} columns={columns} rows={tokens} />
      )}
    </Section>
  );
};

interface RefreshProps {
  readonly connectionId: string;
  readonly token: Token;
  readonly onOutcomes: (outcomes: readonly Outcome[]) => void;
}

const Refresh = ({ connectionId, token: { id, kind, subjectId }, onOutcomes }: RefreshProps) => {
  const words = useConnectionWords();
  const refresh = useAction<{ outcomes: Outcome[] }>(`/connections/${connectionId}/tokens/${id}/refresh`, {
    onDone: ({ outcomes }) => onOutcomes(outcomes),
  });
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={refresh.isPending}
      aria-label={`${words.say('tokens.refresh')}: ${words.word('kinds', kind)} ${subjectId}`}
      onClick={() => refresh.mutate()}
    >
      {words.say('tokens.refresh')}
    </Button>
  );
};

const isOver = (state: Token['state']): boolean => state === 'revoked' || state === 'lost';
