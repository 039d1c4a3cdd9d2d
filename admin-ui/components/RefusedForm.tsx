import { Banner } from './Banner.js';
import { FieldErrors } from './FieldErrors.js';
import { useProblemSentence } from './useProblemSentence.js';

/** On top of a form: why what was sent was refused, and which fields for. Nothing while nothing was. */
export const RefusedForm = ({ error }: { readonly error: unknown }) => {
  const sentence = useProblemSentence();
  if (error === null) return null;
  return (
    <Banner state="critical" title={sentence(error)}>
      <FieldErrors error={error} />
    </Banner>
  );
};
