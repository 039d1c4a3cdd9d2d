import { useTranslate } from 'react-admin';
import type { AuditEntry } from '../../server/audit/audit.contract.js';
import { authorityPath } from '../authorities/address.js';
import { profilePath, waiverPath } from '../decisions/address.js';
import { grantPath } from '../grants/address.js';

/** What entries are about, as the filter offers it. */
export const SUBJECT_TYPES = ['certificate', 'alert', 'message', 'user', 'api-token', 'authority'] as const;

/** An action in words; actions that the console does not know yet are shown as they are stored. */
export function useAuditWords() {
  const translate = useTranslate();
  return {
    action: (action: string): string => translate(`audit.actions.${action.replace('.', '-')}`, { _: action }),
    subject: (type: string): string => translate(`audit.subjects.${type}`, { _: type }),
    via: (via: AuditEntry['via']): string => translate(`audit.routes.${via}`),
  };
}

/** The page of what an entry is about, where there is one. */
export function auditSubjectAddress({ subjectType, subjectId }: AuditEntry): string | undefined {
  const pages: Record<string, string> = {
    certificate: `/certificates/${subjectId}/show`,
    alert: `/alerts/${subjectId}`,
    message: `/alerts/mails/${subjectId}`,
    user: `/settings/users/${subjectId}`,
    authority: authorityPath(subjectId),
    grant: grantPath(subjectId),
    'decision-profile': profilePath(subjectId),
    waiver: waiverPath(subjectId),
  };
  return pages[subjectType];
}
