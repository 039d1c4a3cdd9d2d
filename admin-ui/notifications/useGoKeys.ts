import { useNavigate } from 'react-router-dom';
import { useSingleKeys } from '../components/useSingleKeys.js';
import { NOTIFICATIONS_PATH } from './address.js';

/** G, then N: all notifications. */
export function useGoKeys() {
  const navigate = useNavigate();
  useSingleKeys(({ key, afterG }) => {
    if (afterG && key === 'n') void navigate(NOTIFICATIONS_PATH);
  });
}
