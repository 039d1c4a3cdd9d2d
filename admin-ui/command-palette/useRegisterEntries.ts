import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { RegisterEntryRow } from '../../server/registers/registers.contract.js';
import { useMay } from '../providers/useMe.js';
import { entryPath, lookupPath } from '../registers/address.js';
import { useRegisterWords } from '../registers/words.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 3;
const TYPING_MS = 200;
const FOUND = 5;
/** `PSDLT-BL-LB000458`; what follows the authority is anything. */
const IDENTIFIER = /^PSD[A-Z]{2}-[A-Z]{2,8}-.+/i;

/** Entries of registers by name, number or code, and the question that an identifier puts. */
export function useRegisterEntries(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const words = useRegisterWords();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const may = useMay('registers.read');
  const isIdentifier = IDENTIFIER.test(wanted);
  const enabled = may && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<RegisterEntryRow>(
    'register-entries',
    {
      // Registers know the number behind the authority only.
      filter: { q: text.replace(/^PSD[A-Z]{2}-[A-Z]{2,8}-/i, '') },
      sort: { field: 'name', order: 'ASC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  const lookups: Command[] =
    may && isIdentifier
      ? [
          {
            key: `lookup ${wanted}`,
            label: translate('palette.look_up', { identifier: wanted.toUpperCase() }),
            icon: FactCheckOutlined,
            run: () => void navigate(lookupPath({ identifier: wanted.toUpperCase() })),
          },
        ]
      : [];
  return {
    searching: enabled && isFetching,
    entries: [
      ...lookups,
      ...(enabled ? (data ?? []) : []).map((entry): Command => ({
        key: `entry ${entry.id}`,
        label: entry.name,
        aside: [entry.number, entry.authority, words.status(entry.status)].filter(Boolean).join(' · '),
        icon: AccountBalanceOutlined,
        run: () => void navigate(entryPath(entry.id)),
      })),
    ],
  };
}
