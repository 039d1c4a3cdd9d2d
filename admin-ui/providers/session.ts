/** Says that this browser has signed in; the session itself is a cookie that no script can read. */
const SIGNED_IN = 'Qwarden.signedIn';

let lostAt: string | undefined;
let left = false;

export const session = {
  isOpen: () => localStorage.getItem(SIGNED_IN) !== null,
  began: () => {
    lostAt = undefined;
    left = false;
    localStorage.setItem(SIGNED_IN, 'yes');
  },
  ended: () => {
    left = true;
    localStorage.removeItem(SIGNED_IN);
  },
  /** The server does not know it any more, although nobody signed out. */
  wasLost: () => {
    lostAt = location.pathname + location.search;
    localStorage.removeItem(SIGNED_IN);
  },
  /** The page where the session was lost; `undefined` when none was. */
  lostAt: () => lostAt,
  /** Somebody signed out here; whoever comes next starts at the beginning. */
  wasLeft: () => left,
};
