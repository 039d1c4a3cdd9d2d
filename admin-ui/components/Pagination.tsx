import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';
import { useFormats } from './time.js';

const SIZES = [25, 50, 100];

/** "26–50 of 319", one page back and forth, and how many at a time. */
export const Pagination = () => {
  const { page, perPage, setPage, setPerPage, total, data, meta } = useListContext();
  const translate = useTranslate();
  const { number } = useFormats();
  if (!total || !data) return null;
  const first = (page - 1) * perPage + 1;
  const last = Math.min(first + data.length - 1, total);
  const atLeast = Boolean((meta as { totalIsLowerBound?: boolean } | undefined)?.totalIsLowerBound);
  return (
    <Bar aria-label={translate('list.pages')}>
      <span className="tabular" aria-live="polite">
        {translate(atLeast ? 'list.range_of_more' : 'list.range', {
          first: number(first),
          last: number(last),
          total: number(total),
        })}
      </span>
      {total > SIZES[0]! && (
        <>
          <label>
            {translate('list.per_page')}{' '}
            <select value={perPage} onChange={(event) => setPerPage(Number(event.target.value))}>
              {SIZES.map((size) => (
                <option key={size}>{size}</option>
              ))}
            </select>
          </label>
          <span>
            <IconButton
              size="small"
              disabled={page <= 1}
              onClick={() => setPage(page - 1)}
              aria-label={translate('list.previous')}
            >
              <ChevronLeftOutlined />
            </IconButton>
            <IconButton
              size="small"
              disabled={last >= total}
              onClick={() => setPage(page + 1)}
              aria-label={translate('list.next')}
            >
              <ChevronRightOutlined />
            </IconButton>
          </span>
        </>
      )}
    </Bar>
  );
};

const Bar = styled('nav')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  alignItems: 'center',
  gap: '4px 20px',
  minHeight: 48,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  '& select': {
    font: 'inherit',
    color: 'inherit',
    padding: '3px 4px',
    borderRadius: 4,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
  },
}));
