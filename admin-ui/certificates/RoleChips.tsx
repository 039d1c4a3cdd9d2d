import { styled } from '@mui/material/styles';
import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import { MONOSPACE } from '../theme/theme.js';

interface Role {
  readonly name: string;
  readonly agrees: boolean;
}

/** What people call a provider with the role (AISP), else what it does; the standard's name for unknown ones. */
export function useRoleName() {
  const translate = useTranslate();
  return useCallback(
    (name: string): string => translate(`certificates.roles.${name}.provider`, { _: name }),
    [translate],
  );
}

interface RoleNamesProps {
  readonly usable: readonly string[];
  /** What the certificate says, also where nobody may rely on it. */
  readonly claimed: readonly string[];
}

/** Roles as people say them with the standard's name on the second line: "AISP" above "PSP_AI". */
export const RoleNames = ({ usable, claimed }: RoleNamesProps) => {
  const translate = useTranslate();
  const nameOf = useRoleName();
  const roles = usable.length > 0 ? usable : [...new Set(claimed)];
  if (roles.length === 0) return <span aria-hidden>–</span>;
  return (
    <>
      <span>{roles.map(nameOf).join(', ')}</span>
      <Standard>{usable.length > 0 ? roles.join(' ') : translate('certificates.list.not_usable')}</Standard>
    </>
  );
};

/** Roles as chips: the service in plain words, the standard's name, and whether the role can be used. */
export const RoleChips = ({ roles, usable }: { roles: readonly Role[]; usable: readonly string[] }) => {
  const translate = useTranslate();
  return (
    <Chips>
      {roles.map(({ name, agrees }, index) => (
        <li key={`${name} ${index}`} className={usable.includes(name) ? '' : 'unusable'}>
          <strong>{translate(`certificates.roles.${name}.label`, { _: name || '–' })}</strong>
          <Standard>{name}</Standard>
          {!agrees && <span className="reason">{translate('certificates.show.role_disagrees')}</span>}
          {agrees && !usable.includes(name) && (
            <span className="reason">{translate('certificates.show.role_unusable')}</span>
          )}
        </li>
      ))}
    </Chips>
  );
};

const Standard = styled('span')(({ theme }) => ({
  display: 'block',
  fontFamily: MONOSPACE,
  fontSize: '0.75rem',
  lineHeight: 1.3,
  color: theme.palette.text.secondary,
}));

const Chips = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 8,
    padding: '6px 12px',
    backgroundColor: theme.palette.background.paper,
  },
  '& strong': { fontWeight: 600 },
  '& .unusable': { borderStyle: 'dashed' },
  '& .reason': { display: 'block', fontSize: '0.8125rem', color: theme.palette.states.warning.text },
}));
