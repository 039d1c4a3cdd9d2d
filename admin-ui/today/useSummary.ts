import { useTranslate } from 'react-admin';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { useMay } from '../providers/useMe.js';
import { useReviewCounts } from '../reviews/queue/useReviewCounts.js';

/** The page in one sentence that can be read aloud. */
export function useSummary(today: CertificatesToday | undefined): string | undefined {
  const translate = useTranslate();
  const reviews = useReviewCounts();
  const mayDecide = useMay('reviews.decide');
  const waiting =
    reviews === undefined ? 0 : reviews.assignedToMe + reviews.toAnswer + (mayDecide ? reviews.unclaimed : 0);
  if (!today || today.total === 0) return undefined;
  const facts = [
    ['today.ended', today.bands.overdue.count],
    ['today.ends_soon', today.bands.within7.count],
    ['today.broken_count', today.broken.count],
    ['today.reviews_wait', waiting],
  ] as const;
  const said = facts.filter(([, count]) => count > 0);
  if (said.length === 0) return translate('today.all_quiet');
  const text = said.map(([key, smart_count]) => translate(key, { smart_count })).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
