import { localStorageStore, type Store } from 'react-admin';

const STORE_NAME = 'Qwarden';
export const STORE_PREFIX = `RaStore${STORE_NAME}`;

/** Belongs to the machine, not to the session: signing out keeps it. */
const KEPT = ['theme', 'locale', 'singleKeys'];

export function createStore(): Store {
  const store = localStorageStore(undefined, STORE_NAME);
  return {
    ...store,
    reset: () => {
      for (const key of Object.keys(store.listItems?.() ?? {}))
        if (!KEPT.includes(key)) store.removeItem(key);
    },
  };
}
