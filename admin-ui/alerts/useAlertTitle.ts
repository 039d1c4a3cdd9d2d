import { useTranslate } from 'react-admin';
import type { Alert } from '../../server/alerts/alerts.contract.js';

/** "UAB Bandymas · QWAC": what it is about, without the distance that was true when it was raised. */
export function useAlertTitle() {
  const translate = useTranslate();
  return ({ context, title }: Alert): string =>
    context === null ? title : `${context.organisation} · ${translate(`certificates.kinds.${context.kind}`)}`;
}
