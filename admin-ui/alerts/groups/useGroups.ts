import { useGetList } from 'react-admin';
import type { AlertGroupView } from '../../../server/alerts/alert-rules.contract.js';

const MOST = 500;

export function useGroups(): readonly AlertGroupView[] {
  const { data } = useGetList<AlertGroupView>('alert-groups', {
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  return data ?? [];
}
