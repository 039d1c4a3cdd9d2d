import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { useBlocker } from 'react-router-dom';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import type { DraftKeeper } from './draft-keeper.js';

const isUnsafe = (keeper: DraftKeeper): boolean => !['new', 'saved'].includes(keeper.read().phase);

/** Saves before the page is left; asks only when that does not work. */
export const LeaveGuard = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const translate = useTranslate();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const stays =
      nextLocation.pathname.startsWith('/applications/') && !nextLocation.pathname.endsWith('/status');
    return isUnsafe(keeper) && !stays && currentLocation.pathname !== nextLocation.pathname;
  });
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void keeper.flush().then((saved) => {
      if (saved) blocker.proceed();
    });
  }, [blocker, keeper]);
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isUnsafe(keeper)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [keeper]);
  if (blocker.state !== 'blocked' || ['saving', 'waiting'].includes(keeper.read().phase)) return null;
  return (
    <ConfirmDialog
      open
      title={translate('applications.leave.title')}
      action={translate('applications.leave.action')}
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    >
      {translate('applications.leave.lead')}
    </ConfirmDialog>
  );
};
