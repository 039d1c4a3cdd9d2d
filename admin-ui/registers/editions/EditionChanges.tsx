import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { RegisterEdition, ToldEditionChange } from '../../../server/registers/registers.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useFormats } from '../../components/time.js';
import { request } from '../../providers/http.js';
import { editionApi, entryPath } from '../address.js';
import { STATE_OF_CHANGE } from '../states.js';
import { useRegisterWords } from '../words.js';

const AT_ONCE = 50;
const CHANGES = ['added', 'changed', 'removed'] as const;
type Change = (typeof CHANGES)[number];

/** Entries that an edition says otherwise than the one before, each in a sentence. */
export const EditionChanges = ({
  edition: { id, changes, publishedAt },
}: {
  readonly edition: RegisterEdition;
}) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const [parameters, setParameters] = useSearchParams();
  const only = CHANGES.find((change) => change === parameters.get('change'));
  const { added = 0, changed = 0, removed = 0 } = changes ?? {};
  const counts: Record<Change, number> = { added, changed, removed };
  const all = added + changed + removed;
  const title = `${translate('registers.changes.of_edition')} (${number(all)})`;
  if (all === 0)
    return (
      <Section title={title}>
        <p style={{ margin: 0 }}>{translate('registers.changes.same')}</p>
      </Section>
    );
  return (
    <Section
      title={title}
      flush
      actions={
        <Choices role="group" aria-label={translate('registers.changes.filter')}>
          {[undefined, ...CHANGES].map((change) => (
            <button
              key={change ?? 'all'}
              type="button"
              aria-pressed={only === change}
              disabled={change !== undefined && counts[change] === 0}
              onClick={() => setParameters(change === undefined ? {} : { change }, { replace: true })}
            >
              {change === undefined
                ? translate('registers.changes.all')
                : `${translate(`registers.change_kinds.${change}`)} (${number(counts[change])})`}
            </button>
          ))}
        </Choices>
      }
    >
      <Rows key={only ?? ''} editionId={id} only={only} publishedAt={publishedAt} />
    </Section>
  );
};

interface RowsProps {
  readonly editionId: string;
  readonly only: Change | undefined;
  readonly publishedAt: string | null;
}

const Rows = ({ editionId, only, publishedAt }: RowsProps) => {
  const translate = useTranslate();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['api', 'register-edition-changes', editionId, only],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        offset: String(pageParam),
        limit: String(AT_ONCE),
        ...(only === undefined ? {} : { change: only }),
      });
      const path = `${editionApi(editionId)}/changes?${query.toString()}`;
      return (await request<ToldEditionChange[]>(path, { signal })).data;
    },
    getNextPageParam: (last, pages) => (last.length < AT_ONCE ? undefined : pages.length * AT_ONCE),
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton variant="rounded" height={160} />;
  return (
    <>
      <List>
        {data.pages.flat().map((change) => (
          <Row key={`${change.change} ${change.id}`} change={change} publishedAt={publishedAt} />
        ))}
      </List>
      {hasNextPage && (
        <Button sx={{ m: 1 }} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {translate('registers.changes.more')}
        </Button>
      )}
    </>
  );
};

const Row = ({
  change: { id, change, type, name, authority, number, told },
  publishedAt,
}: {
  readonly change: ToldEditionChange;
  readonly publishedAt: string | null;
}) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? told : told.slice(0, 4);
  return (
    <li>
      <div className="who">
        <Link
          component={RouterLink}
          to={entryPath(id, change === 'removed' ? null : publishedAt)}
          color="inherit"
          sx={{ fontWeight: 600 }}
        >
          {name}
        </Link>
        <small>{[words.type(type), authority, number].filter(Boolean).join(' · ')}</small>
      </div>
      <ul>
        {shown.map(({ kind, sentence }, index) => (
          <li key={index}>
            <StateChip plain state={STATE_OF_CHANGE[kind] ?? 'notice'} label={words.change(kind)} />
            <span lang="en">{sentence}</span>
          </li>
        ))}
        {told.length === 0 && <li>{translate('registers.history.nothing')}</li>}
        {!isWhole && told.length > shown.length && (
          <li>
            <Button size="small" onClick={() => setWhole(true)}>
              {translate('registers.changes.rest', { smart_count: told.length - shown.length })}
            </Button>
          </li>
        )}
      </ul>
    </li>
  );
};

const Choices = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& button': {
    font: 'inherit',
    fontSize: '0.8125rem',
    minHeight: 30,
    padding: '3px 10px',
    borderRadius: 6,
    cursor: 'pointer',
    color: theme.palette.text.primary,
    backgroundColor: 'transparent',
    border: `1px solid ${theme.palette.divider}`,
  },
  '& button:disabled': { color: theme.palette.text.disabled, cursor: 'default' },
  '& button[aria-pressed="true"]': {
    borderColor: theme.palette.primary.main,
    backgroundColor: theme.palette.states.notice.soft,
    color: theme.palette.states.notice.text,
    fontWeight: 560,
  },
}));

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(220px, 320px) minmax(0, 1fr)',
    gap: '6px 20px',
    padding: '12px 20px',
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', paddingInline: 16 },
  },
  '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& small': { display: 'block', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'grid', alignContent: 'start', gap: 4 },
  '& ul > li': {
    display: 'grid',
    gridTemplateColumns: '160px minmax(0, 1fr)',
    alignItems: 'start',
    gap: '0 12px',
    lineHeight: '24px',
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));
