import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { SavedViews } from '../../certificates/list/SavedViews.js';
import { ChoiceFilter, SearchFilter, useFilter } from '../../components/filters.js';
import { usePhone } from '../../components/ListTable.js';
import { YesFilter, YesFilters } from '../../components/YesFilter.js';
import { EDITIONS, ENVIRONMENTS, ROLES } from '../../grants/words.js';
import { LANES, STATES, TURNS, useReviewWords } from '../words.js';

const USUAL = ['state', 'lane', 'assignee', 'overdue'];
/** Behind "More filters", unless one of them is in use. A phone keeps all of them there. */
const RARER = ['waitsFor', 'role', 'edition', 'environment'];

/** Every filter of the queue; all of them live in the address. On the board the states are columns. */
export const QueueFilters = ({ board = false }: { readonly board?: boolean }) => {
  const translate = useTranslate();
  const words = useReviewWords();
  const phone = usePhone();
  const { filterValues } = useListContext();
  const hidden = phone ? [...USUAL, ...RARER] : RARER;
  const inUse = hidden.filter((source) => source in (filterValues as Record<string, unknown>)).length;
  const [more, setMore] = useState(inUse > 0);
  const any = translate('list.any');
  const label = (name: string) => words.say(`fields.${name}`);
  const usual = (
    <>
      {!board && <StateFilter any={any} />}
      <ChoiceFilter
        source="lane"
        label={label('lane')}
        any={any}
        choices={LANES.map((id) => ({ id, name: words.lane(id) }))}
      />
      <ChoiceFilter
        source="assignee"
        label={label('assignee')}
        any={any}
        choices={[
          { id: 'me', name: words.say('assignee.me') },
          { id: 'none', name: words.say('assignee.nobody') },
        ]}
      />
      <YesFilters>
        <YesFilter source="overdue" label={words.say('views.overdue')} />
      </YesFilters>
    </>
  );
  const rarer = (
    <>
      {!board && (
        <ChoiceFilter
          source="waitsFor"
          label={label('waitsFor')}
          any={any}
          choices={TURNS.map((id) => ({ id, name: words.turn(id) }))}
        />
      )}
      <ChoiceFilter
        source="role"
        label={label('role')}
        any={any}
        choices={ROLES.map((id) => ({ id, name: translate(`certificates.roles.${id}.choice`, { _: id }) }))}
      />
      <ChoiceFilter
        source="edition"
        label={label('edition')}
        any={any}
        choices={EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
      />
      <ChoiceFilter
        source="environment"
        label={label('environment')}
        any={any}
        choices={ENVIRONMENTS.map((id) => ({ id, name: words.environment(id) }))}
      />
    </>
  );
  return (
    <Arrangement>
      <SearchFilter label={words.say('search')} />
      {!phone && usual}
      <Button
        variant="outlined"
        startIcon={<FilterListOutlined />}
        aria-expanded={more}
        onClick={() => setMore(!more)}
        sx={{ height: 40 }}
      >
        {translate(inUse > 0 ? 'certificates.filters.more_in_use' : 'certificates.filters.more', {
          smart_count: inUse,
        })}
      </Button>
      <SavedViews />
      {more && (
        <div className="more">
          {phone && usual}
          {rarer}
        </div>
      )}
    </Arrangement>
  );
};

/** One state, or all in the queue, or all that are over: two filters of the list in one choice. */
const StateFilter = ({ any }: { readonly any: string }) => {
  const words = useReviewWords();
  const id = useId();
  const [state] = useFilter('state');
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const { stage, state: _, ...others } = filterValues as Record<string, unknown>;
  const value = typeof state === 'string' ? state : typeof stage === 'string' ? `stage:${stage}` : '';
  const choose = (next: string) => {
    const [, wanted] = next.split('stage:');
    const chosen = next === '' ? {} : wanted === undefined ? { state: next } : { stage: wanted };
    setFilters({ ...others, ...chosen }, displayedFilters, false);
  };
  return (
    <TextField
      select
      id={id}
      label={words.say('fields.state')}
      value={value}
      onChange={({ target }) => choose(target.value)}
      sx={{ minWidth: { md: 150 } }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true, htmlFor: id } }}
    >
      <option value="">{any}</option>
      <option value="stage:open">{words.say('views.open')}</option>
      <option value="stage:decided">{words.say('views.decided')}</option>
      {STATES.map((each) => (
        <option key={each} value={each}>
          {words.state(each)}
        </option>
      ))}
    </TextField>
  );
};

const Arrangement = styled('div')(({ theme }) => ({
  display: 'contents',
  '& > .MuiTextField-root:first-of-type': { gridColumn: '1 / -1' },
  '& .more': {
    flexBasis: '100%',
    gridColumn: '1 / -1',
    display: 'grid',
    gap: 8,
    marginTop: 4,
    gridTemplateColumns: 'repeat(4, minmax(0, 220px))',
    '& .MuiTextField-root': { minWidth: 0 },
  },
  [theme.breakpoints.up('md')]: { '& > .MuiTextField-root:not(:first-of-type)': { width: 140, minWidth: 0 } },
  [theme.breakpoints.down('md')]: { '& .more': { gridTemplateColumns: '1fr 1fr', gap: 12 } },
}));
