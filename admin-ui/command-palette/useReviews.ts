import ApprovalOutlined from '@mui/icons-material/ApprovalOutlined';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { Review } from '../../server/reviews/reviews.contract.js';
import { useMay } from '../providers/useMe.js';
import { reviewPath } from '../reviews/address.js';
import type { Command } from './command.js';

const SHORTEST_SEARCH = 2;
const TYPING_MS = 200;
const FOUND = 5;

/** Reviews by number or organisation. */
export function useReviews(wanted: string) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(wanted), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const enabled = useMay('reviews.read') && text.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useGetList<Review>(
    'reviews',
    {
      filter: { q: text },
      sort: { field: 'createdAt', order: 'DESC' },
      pagination: { page: 1, perPage: FOUND },
    },
    { enabled },
  );
  return {
    searching: enabled && isFetching,
    reviews: (enabled ? (data ?? []) : []).map(({ id, number, organisationName, state }): Command => ({
      key: `review ${id}`,
      label: [number, organisationName].filter(Boolean).join(' · '),
      aside: translate(`reviews.states.${state}`),
      icon: ApprovalOutlined,
      run: () => void navigate(reviewPath(id)),
    })),
  };
}
