import type { Theme } from '@mui/material/styles';

/** Hues for the parts of a connection; each also has its word in the open step and in the table. */
export function phaseColours({ palette: { states, primary } }: Theme) {
  return {
    '& .dns': { backgroundColor: states.unknown.line },
    '& .tcp': { backgroundColor: states.warning.line },
    '& .tls': { backgroundColor: states.waiting.line },
    '& .request': { backgroundColor: states.notice.line },
    '& .answer': { backgroundColor: primary.main },
  };
}
