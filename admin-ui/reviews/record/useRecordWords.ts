import { useTranslate } from 'react-admin';
import { useFormats, useNow } from '../../components/time.js';
import { useReviewWords } from '../words.js';

/** Words of the page of one review, beside those of every page about reviews. */
export function useRecordWords() {
  const translate = useTranslate();
  const words = useReviewWords();
  const { relative, day } = useFormats();
  const now = useNow();
  const say = (name: string, values?: object): string => translate(`review.${name}`, values);
  return {
    ...words,
    say,
    /** "Approve". */
    command: (code: string): string => translate(`review.commands.${code}`, { _: code }),
    outcome: (code: string): string => translate(`verdict.outcomes.${code}`, { _: code }),
    /** What a waiver is about: an outcome, or one warning. */
    waivable: (code: string): string =>
      translate(`verdict.outcomes.${code}`, { _: translate(`verdict.reasons.${code}`, { _: code }) }),
    reason: (code: string): string => translate(`review.reasons.${code}`, { _: code }),
    /** Why something cannot be done, in a sentence. */
    refusal: (code: string, state: string): string =>
      translate(`review.refusals.${code === 'review-wrong-state' ? state : code}`, {
        _: translate(
          code === 'review-wrong-state' ? 'review.refusals.review-wrong-state' : `problems.${code}`,
          { state: words.state(state), detail: '', _: code },
        ),
      }),
    /** `one-person-installation`, `waived:expired`. */
    remark: (remark: string): string => {
      const [code, about = ''] = remark.split(/:(.*)/s);
      const what = translate(`verdict.outcomes.${about}`, {
        _: translate(`verdict.reasons.${about}`, { _: about }),
      });
      return translate(`review.remarks.${code}`, { what, _: remark });
    },
    cause: (code: string): string =>
      translate(`review.causes.${code}`, { _: translate(`access.causes.${code}`, { _: code }) }),
    /** "application.useCase" as people call it. */
    field: (field: string): string => {
      const [group, name = ''] = field.split(/\.(.*)/s);
      return group === 'application'
        ? translate(`applications.parts.${name}`, { _: name })
        : translate(`certificates.compare.names.${name.replace('.', '_')}`, {
            _: translate(`review.fields.${name}`, { _: name }),
          });
    },
    /** "in 23 days (15 Dec 2026)". */
    when: (at: string): string => `${relative(new Date(at), now)} (${day(new Date(at))})`,
  };
}
