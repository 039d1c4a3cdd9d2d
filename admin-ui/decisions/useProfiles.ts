import { useGetList } from 'react-admin';
import type { DecisionProfileView } from '../../server/reviews/decisions.contract.js';
import { type Profile, profilesOf } from './profile-versions.js';

/** Versions are few: somebody proposes each, and somebody else approves it. */
const MOST = 500;

/** Every profile with its versions. */
export function useProfiles(): {
  readonly profiles: readonly Profile[] | undefined;
  readonly versions: readonly DecisionProfileView[];
  readonly error: unknown;
  readonly refetch: () => void;
} {
  const { data, error, refetch } = useGetList<DecisionProfileView>(
    'decision-profiles',
    { pagination: { page: 1, perPage: MOST }, sort: { field: 'proposedAt', order: 'DESC' } },
    // Shown in place of the page.
    { onError: () => undefined },
  );
  return {
    profiles: data && profilesOf(data),
    versions: data ?? [],
    error: data === undefined ? error : null,
    refetch: () => void refetch(),
  };
}
