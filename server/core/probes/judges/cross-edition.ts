import { compareEditions } from '../compare-metadata.js';
import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import type { ObservationOf } from '../observation.js';
import type { ProbeFinding } from '../probe-result.js';
import { readMetadata } from '../read-metadata.js';
import { readAnswer, unexpected } from './answer-findings.js';

const STEP = 'cross-edition';

/** Rows 5 and 18: the bank's other edition should not take this one's certificate; its metadata are compared. */
export const judgeCrossEdition: Judge<typeof STEP> = (observation, { edition }) => {
  const { answer, facts, settled } = readAnswer(STEP, observation.call);
  const compared = editionsCompared(observation, edition === 'georgia-0.8');
  const all = [...facts, ...compared.map(({ message }) => fact('metadata', message))];
  if (answer.kind === 'certificate-refused')
    return judgement(all, [
      finding(`${STEP}.refused`, `The other edition answers ${answer.word}.`),
      ...compared,
    ]);
  if (answer.kind === 'role-refused')
    return judgement(all, [
      finding(`${STEP}.let-in`, 'The other edition answers ROLE_INVALID.'),
      ...compared,
    ]);
  if (settled.length > 0) return judgement(all, [...settled, ...compared]);
  if (answer.kind === 'redirect') return judgement(all, [unexpected(STEP, answer), ...compared]);
  const status = observation.call.outcome.ok ? observation.call.outcome.status : 0;
  if (status === 404 && answer.kind === 'plain')
    return judgement(all, [finding(`${STEP}.refused`, 'The other edition answers 404.'), ...compared]);
  return judgement(all, [finding(`${STEP}.let-in`, `The other edition answers ${status}.`), ...compared]);
};

function editionsCompared(
  { discovery, ownMetadata }: ObservationOf<typeof STEP>,
  isGeorgia: boolean,
): readonly ProbeFinding[] {
  const reading = discovery === null ? undefined : readMetadata(discovery);
  if (ownMetadata === null || reading?.ok !== true) return [];
  const rows = isGeorgia
    ? compareEditions(reading.metadata, ownMetadata)
    : compareEditions(ownMetadata, reading.metadata);
  const different = rows.filter(({ relation }) => relation !== 'same' && relation !== 'by-edition');
  return different.length === 0
    ? [finding(`${STEP}.same-metadata`, `All ${rows.length} members are the same, but for the edition.`)]
    : [
        finding(
          `${STEP}.metadata-differ`,
          `They differ in ${different.map(({ member }) => member).join(', ')}.`,
        ),
      ];
}
