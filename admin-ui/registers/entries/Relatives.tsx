import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterEntryDetails, RegisterEntryRow } from '../../../server/registers/registers.contract.js';
import { listAddress } from '../../components/listAddress.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { useApi } from '../../providers/useApi.js';
import { ENTRIES_PATH, entryApi, entryId, entryPath, listApi } from '../address.js';
import { STATE_OF_ENTRY } from '../states.js';
import { useRegisterWords } from '../words.js';

const SHOWN = 8;

interface RelativesProps {
  readonly entry: RegisterEntryDetails;
  readonly at: string | null;
}

/** Under whom it acts, and who acts under it. */
export const Relatives = ({ entry, at }: RelativesProps) => (
  <>
    {entry.entry.parent !== null && <Parent entry={entry} at={at} />}
    {entry.children > 0 && <Children entry={entry} at={at} />}
  </>
);

const Parent = ({ entry: { entry, source }, at }: RelativesProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { type = '', code = '' } = entry.parent ?? {};
  const id = entryId(source, type, code);
  // A parent that the register does not hold is named by its code.
  const { data } = useApi<RegisterEntryDetails>(type === '' ? null : entryApi(id, at));
  return (
    <Section title={translate('registers.entry.parent')}>
      {data === undefined ? (
        <code style={{ overflowWrap: 'anywhere' }}>{code}</code>
      ) : (
        <Link component={RouterLink} to={entryPath(id, at)} sx={{ overflowWrap: 'anywhere' }}>
          {data.name}
        </Link>
      )}
      {type !== '' && <Dim>{words.type(type)}</Dim>}
    </Section>
  );
};

const Children = ({ entry: { code, source, children }, at }: RelativesProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const filter = { parentCode: code, source, ...(at === null ? {} : { at }) };
  const { data = [] } = useApi<RegisterEntryRow[]>(
    listApi('register-entries', filter, ['type', 'DESC'], SHOWN),
  );
  return (
    <Section title={`${translate('registers.entry.children')} (${children})`}>
      <List>
        {data.map((child) => (
          <li key={child.id}>
            <Link component={RouterLink} to={entryPath(child.id, at)} sx={{ overflowWrap: 'anywhere' }}>
              {child.name}
            </Link>
            <Dim>
              {words.type(child.type)}
              {child.country !== null && ` · ${countryName(child.country)}`}
            </Dim>
            {child.status !== 'active' && (
              <StateChip plain state={STATE_OF_ENTRY[child.status]} label={words.status(child.status)} />
            )}
          </li>
        ))}
      </List>
      {children > SHOWN && (
        <Link component={RouterLink} to={listAddress(ENTRIES_PATH, filter)}>
          {translate('registers.entry.all_children', { smart_count: children })}
        </Link>
      )}
    </Section>
  );
};

const List = styled('ul')({ listStyle: 'none', margin: '0 0 8px', padding: 0, display: 'grid', gap: 10 });
const Dim = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.palette.text.secondary }));
