import { useCallback, useEffect, useState } from 'react';
import { useMe } from '../../providers/useMe.js';
import { NOTHING_TYPED, type TypedTarget } from './typed-target.js';

const PREFIX = 'qwarden.connectivity.new';

/** What was typed, kept on this device until it is sent. No file and no passphrase ever gets in here. */
export function useDraftTarget() {
  const userId = useMe()?.id;
  const key = `${PREFIX}.${String(userId ?? '')}`;
  const [typed, setTyped] = useState<TypedTarget>(NOTHING_TYPED);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    if (userId === undefined) return;
    const kept = read(key);
    if (kept === undefined) return;
    setTyped(kept);
    setRestored(true);
  }, [key, userId]);
  const put = useCallback(
    (part: Partial<TypedTarget>) =>
      setTyped((before) => {
        const next = { ...before, ...part };
        write(key, next);
        return next;
      }),
    [key],
  );
  const drop = useCallback(() => {
    localStorage.removeItem(key);
    setTyped(NOTHING_TYPED);
    setRestored(false);
  }, [key]);
  return { typed, put, drop, restored };
}

function read(key: string): TypedTarget | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<TypedTarget> | null;
    return kept === null ? undefined : { ...NOTHING_TYPED, ...kept };
  } catch {
    return undefined;
  }
}

/** A full or forbidden storage costs the safety net, not the wizard. */
function write(key: string, typed: TypedTarget): void {
  try {
    localStorage.setItem(key, JSON.stringify(typed));
  } catch {
    return;
  }
}
