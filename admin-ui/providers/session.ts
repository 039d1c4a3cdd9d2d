/** Says that this browser has signed in; the session itself is a cookie that no script can read. */
const SIGNED_IN = 'Qwarden.signedIn';

let lost = false;
let left = false;

export const session = {
  isOpen: () => localStorage.getItem(SIGNED_IN) !== null,
  began: () => {
    lost = false;
    left = false;
    localStorage.setItem(SIGNED_IN, 'yes');
  },
  ended: () => {
    left = true;
    localStorage.removeItem(SIGNED_IN);
  },
  /** The server does not know it any more, although nobody signed out. */
  wasLost: () => {
    lost = true;
    localStorage.removeItem(SIGNED_IN);
  },
  /** For the sign-in page, which says why somebody finds themselves there. */
  isLost: () => lost,
  /** Somebody signed out here; whoever comes next starts at the beginning. */
  wasLeft: () => left,
};
