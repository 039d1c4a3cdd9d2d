import { verdictDifferences } from '../core/verdict/verdict-document.js';
import type { EvaluationDetails, ServiceDocument } from './evaluation-details.js';
import type { EvaluationEntity } from './evaluation.entity.js';
import type { VerdictChanges } from './evaluations.contract.js';

/** What a new evaluation says otherwise than the one before it; `null` when nothing. */
export function changesOf(
  previous: EvaluationEntity,
  { document, services }: Pick<EvaluationDetails, 'document' | 'services'>,
): VerdictChanges | null {
  const differences = [
    ...verdictDifferences(previous.verdict, document.verdict),
    ...serviceDifference(previous.services, services),
  ].map((difference) => ({ ...difference, codes: [...difference.codes] }));
  if (differences.length === 0) return null;
  const { outcome } = document.verdict;
  return { previousId: previous.id, from: previous.outcome, to: outcome, differences };
}

/** `granted` to `withdrawn`. */
function serviceDifference(before: readonly ServiceDocument[], after: readonly ServiceDocument[]) {
  const [from, to] = [statuses(before), statuses(after)];
  return from === to || from === '' || to === ''
    ? []
    : [{ what: 'services', from, to, codes: [], reason: null }];
}

const statuses = (services: readonly ServiceDocument[]): string =>
  [...new Set(services.filter(({ when }) => when === 'now').map(({ status }) => status))].sort().join(', ');
