import { styled } from '@mui/material/styles';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { useRoleName } from '../../certificates/RoleChips.js';
import { useReviewWords } from '../words.js';

/** Two lines of a cell: what is looked for, and what explains it. */
export const Two = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: 2,
  lineHeight: 1.4,
  maxWidth: '100%',
  // A phone has no columns, so both stand beside each other where they fit.
  [theme.breakpoints.down('md')]: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    paddingBlock: 1,
  },
}));

/** Never broken on a desk: the columns are as wide as they need. */
export const Dim = styled('span')(({ theme }) => ({
  color: theme.palette.text.secondary,
  fontSize: '0.8125rem',
  fontWeight: 400,
  [theme.breakpoints.up('md')]: { whiteSpace: 'nowrap' },
}));

/** What is asked for: roles as chips, and at which interface. */
export const WhatFor = ({ review }: { readonly review: Review }) => {
  const words = useReviewWords();
  const providerOf = useRoleName();
  const { roles, edition, environment } = review;
  return (
    <Two>
      {roles.length > 0 && (
        <Chips>
          {roles.map((role) => (
            <Chip key={role} title={words.role(role)}>
              {providerOf(role)}
            </Chip>
          ))}
        </Chips>
      )}
      {edition !== null && (
        <Dim>
          {[words.edition(edition), environment === null ? '' : words.environment(environment)]
            .filter(Boolean)
            .join(' · ')}
        </Dim>
      )}
      {roles.length === 0 && edition === null && <span aria-hidden>–</span>}
    </Two>
  );
};

const Chips = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', gap: 4 });

const Chip = styled('span')(({ theme }) => ({
  padding: '0 6px',
  borderRadius: 4,
  border: `1px solid ${theme.palette.divider}`,
  fontSize: '0.75rem',
  lineHeight: '18px',
  fontWeight: 560,
}));
