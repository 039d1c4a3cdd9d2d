import { useLocaleState } from 'react-admin';
import {
  type Notification,
  newsInWords,
  type NewsInWords,
} from '../../server/notifications/notifications.contract.js';
import { useTimeZone } from '../components/time.js';

/** The words of the mail, in the language and the time zone of the page. */
export function useNewsWords(): (news: Notification) => NewsInWords {
  const [locale] = useLocaleState();
  const timeZone = useTimeZone();
  return (news) => newsInWords(news, { locale: locale === 'lt' ? 'lt' : 'en', timeZone });
}
