import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../../applications/states.js';
import { Moment } from '../../components/Moment.js';
import { useFormats, useNow } from '../../components/time.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useMe } from '../../providers/useMe.js';
import { useReviewWords } from '../words.js';
import { Clock } from './Clock.js';
import { Dim, Two, WhatFor } from './parts.js';
import { useMayClaim } from './useClaim.js';

interface Claiming {
  readonly claiming: string | undefined;
  readonly claim: (review: Review) => void;
}

/** Who works on it, or the button for whoever may begin. */
export const Assignee = ({ review, claiming, claim }: Claiming & { readonly review: Review }) => {
  const words = useReviewWords();
  const me = useMe()?.id;
  const mayClaim = useMayClaim();
  const { id, number, assignee, state } = review;
  if (assignee !== null) return <span>{assignee.id === me ? words.say('assignee.me') : assignee.name}</span>;
  if (mayClaim(review))
    return (
      <Button
        size="small"
        variant="outlined"
        disabled={claiming === id}
        aria-label={words.say('claim.button_of', { number })}
        onClick={() => claim(review)}
      >
        {words.say('claim.button')}
      </Button>
    );
  return state === 'submitted' ? <Dim>{words.say('assignee.nobody')}</Dim> : <span aria-hidden>–</span>;
};

/** Which path it takes, and for which time where that is not the first. */
const Lane = ({ review: { lane, round } }: { readonly review: Review }) => {
  const words = useReviewWords();
  return (
    <Dim>
      {[words.lane(lane), round > 1 ? words.say('round', { round }) : ''].filter(Boolean).join(' · ')}
    </Dim>
  );
};

/** How many have approved, of how many; nothing before anybody could. */
const Approvals = ({ review }: { readonly review: Review }) => {
  const words = useReviewWords();
  const { state, approvals, approvalsNeeded } = review;
  if (state === 'draft' || state === 'withdrawn') return <span aria-hidden>–</span>;
  return <span>{words.say('approvals', { given: approvals, needed: approvalsNeeded })}</span>;
};

/** How long somebody has waited, above the day it began. */
const Age = ({ at }: { readonly at: string | null }) => {
  const formats = useFormats();
  const now = useNow();
  if (at === null) return <span aria-hidden>–</span>;
  return (
    <Two style={{ whiteSpace: 'nowrap' }}>
      <span>{formats.relative(new Date(at), now)}</span>
      <Dim>
        <Moment at={at} show="day" focusable={false} />
      </Dim>
    </Two>
  );
};

const Organisation = ({ review }: { readonly review: Review }) => {
  const words = useReviewWords();
  const { organisationName, identifier, onBehalfOf } = review;
  return (
    <Two>
      <span style={{ overflowWrap: 'anywhere' }}>
        {organisationName || identifier || words.say('unnamed')}
      </span>
      {onBehalfOf !== '' && (
        <Dim style={{ whiteSpace: 'normal' }}>{words.say('on_behalf_of', { name: onBehalfOf })}</Dim>
      )}
    </Two>
  );
};

/** The columns of a desk: each with what explains it on a second line. */
export function useQueueColumns({ claiming, claim }: Claiming): readonly Column<Review>[] {
  const translate = useTranslate();
  return useMemo(() => {
    const label = (name: string) => translate(`reviews.fields.${name}`);
    return [
      {
        key: 'number',
        label: translate('reviews.list.number_and_lane'),
        sortable: true,
        render: (review) => (
          <Two style={{ whiteSpace: 'nowrap' }}>
            <span className="tabular">{review.number}</span>
            <Lane review={review} />
          </Two>
        ),
      },
      {
        key: 'organisationName',
        label: label('organisation'),
        sortable: true,
        render: (review) => <Organisation review={review} />,
      },
      { key: 'whatFor', label: label('whatFor'), render: (review) => <WhatFor review={review} /> },
      {
        key: 'state',
        label: label('state'),
        sortable: true,
        render: (review) => (
          <Two>
            <StateChip
              state={STATE_OF_REVIEW[review.state]}
              label={translate(`reviews.states.${review.state}`)}
            />
            {review.waitsFor !== 'nobody' && <Dim>{translate(`reviews.waits.${review.waitsFor}`)}</Dim>}
          </Two>
        ),
      },
      {
        key: 'dueAt',
        label: label('clock'),
        sortable: true,
        render: (review) => <Clock review={review} />,
      },
      {
        key: 'submittedAt',
        label: label('age'),
        sortable: true,
        render: ({ submittedAt }) => <Age at={submittedAt} />,
      },
      {
        key: 'approvals',
        label: label('approvals'),
        render: (review) => <Approvals review={review} />,
      },
      {
        key: 'assignee',
        label: label('assignee'),
        render: (review) => <Assignee review={review} claiming={claiming} claim={claim} />,
      },
    ];
  }, [translate, claiming, claim]);
}

/** On a phone the organisation names the row, and four lines say the rest. */
export function useQueuePhoneColumns(claiming: Claiming): readonly Column<Review>[] {
  const translate = useTranslate();
  const columns = useQueueColumns(claiming);
  return useMemo(() => {
    const kept = (key: string, phone: 'bare' | 'line' | 'aside') =>
      columns.filter((column) => column.key === key).map((column) => ({ ...column, phone }));
    return [
      {
        key: 'title',
        label: '',
        render: ({ number, organisationName, identifier }) => (
          <>
            <span className="tabular">{number}</span> · {organisationName || identifier}
          </>
        ),
      },
      ...kept('state', 'bare'),
      ...kept('whatFor', 'bare'),
      {
        key: 'lane',
        label: translate('reviews.fields.lane'),
        phone: 'line',
        render: (review) => <Lane review={review} />,
      },
      ...kept('dueAt', 'line'),
      ...kept('submittedAt', 'line'),
      ...kept('approvals', 'line'),
      ...kept('assignee', 'line'),
    ];
  }, [columns, translate]);
}
