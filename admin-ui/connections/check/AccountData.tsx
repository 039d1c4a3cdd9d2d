import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { accountDataSchema } from '../../../server/connections/connections.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { Moment } from '../../components/Moment.js';
import { useApi } from '../../providers/useApi.js';
import { useConnectionWords } from '../words.js';

type Data = z.output<typeof accountDataSchema>;

const REFRESH_MS = 60_000;

interface AccountDataProps {
  readonly checkId: string;
  /** Which of the listed accounts is read next. */
  readonly account: number;
  readonly onAccount: (account: number) => void;
}

/** What the bank told of accounts, masked: enough to see that it works. It is stored nowhere and goes away by itself. */
export const AccountData = ({ checkId, account, onAccount }: AccountDataProps) => {
  const words = useConnectionWords();
  const { say } = words;
  // It is forgotten by the server after a while; a page that stays open forgets it too.
  const { data } = useApi<Data>(`/integration-checks/${checkId}/account-data`, { refetchMs: REFRESH_MS });
  if (data === undefined) return null;
  if (data.readAt === null) return <Box className="dim">{say('data.gone')}</Box>;
  const { accounts, balances, transactions, transactionsCount, readAt } = data;
  return (
    <Box>
      <h3>{say('data.title')}</h3>
      <p className="dim">
        {say('data.note')} {say('data.read')} <Moment at={readAt} show="time" />
      </p>
      {accounts.length > 1 && (
        <div className="choice">
          <ChoiceField
            label={say('data.account')}
            value={String(Math.min(account, accounts.length - 1))}
            onChange={(chosen) => onAccount(Number(chosen))}
            choices={accounts.map(({ number, currency, name }, i) => ({
              id: String(i),
              name: [number, currency, name].filter((part) => part !== '').join(' · '),
            }))}
            help={say('data.account_help')}
          />
        </div>
      )}
      <Rows
        caption={say('data.accounts', { smart_count: accounts.length })}
        heads={['number', 'name', 'currency', 'status']}
        rows={accounts.map((one) => [one.number, one.name, one.currency, one.status])}
      />
      {balances.length > 0 && (
        <Rows
          caption={say('data.balances', { smart_count: balances.length })}
          heads={['type', 'amount', 'currency', 'at']}
          rows={balances.map((one) => [
            ...[one.type, one.amount, one.currency],
            <Moment key="at" at={one.at === '' ? null : one.at} show="time" focusable={false} />,
          ])}
        />
      )}
      {transactions.length > 0 && (
        <Rows
          caption={say('data.transactions', { smart_count: transactionsCount, shown: transactions.length })}
          heads={['day', 'transaction_state', 'amount', 'currency', 'counterparty', 'text']}
          rows={transactions.map((one) => [
            one.day,
            words.word('data.transaction_states', one.state),
            `${one.direction === 'in' ? '+' : '−'}${one.amount.replace(/^[-+]/, '')}`,
            ...[one.currency, one.counterparty, one.text],
          ])}
        />
      )}
    </Box>
  );
};

interface RowsProps {
  readonly caption: string;
  /** `connections.data.heads.*` */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

const Rows = ({ caption, heads, rows }: RowsProps) => {
  const { say } = useConnectionWords();
  return (
    <Scroll tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(`data.heads.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) => (
                <td key={j}>{cell === '' ? '–' : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const Box = styled('div')(({ theme }) => ({
  padding: '14px 20px 18px',
  borderTop: `1px solid ${theme.palette.divider}`,
  '&.dim, & .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& h3': { margin: '0 0 4px', fontSize: '0.875rem', fontWeight: 600 },
  '& p': { margin: '0 0 12px', maxWidth: 760 },
  '& .choice': { maxWidth: 420, marginBottom: 12 },
  [theme.breakpoints.down('md')]: { padding: '12px 16px 16px' },
}));

const Scroll = styled('div')(({ theme }) => ({
  overflowX: 'auto',
  maxHeight: 420,
  marginTop: 12,
  borderRadius: 6,
  '& table': { borderCollapse: 'collapse', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' },
  '& caption': { textAlign: 'left', fontWeight: 580, paddingBottom: 4, whiteSpace: 'nowrap' },
  '& th, & td': {
    ...{ textAlign: 'left', padding: '5px 20px 5px 0', whiteSpace: 'nowrap' },
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& th': { fontWeight: 560, color: theme.palette.text.secondary },
}));
