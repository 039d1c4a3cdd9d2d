import { Injectable } from '@nestjs/common';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { EditionImporters } from '../registers/edition-importers.service.js';
import type { RegisterMatch } from '../registers/register-match.contract.js';
import { OfficialJournal } from '../trust/official-journal.service.js';

/**
 * Whether what a decision would rest on was brought in by a person: who may do that alone must not be followed by a
 * decision that nobody makes, or one person would have decided.
 */
@Injectable()
export class FactsByHand {
  constructor(
    private readonly editions: EditionImporters,
    private readonly journal: OfficialJournal,
    private readonly adjustments: LintAdjustments,
  ) {}

  async any(match: RegisterMatch, at: Date): Promise<boolean> {
    const used = match.sources.flatMap(({ found, edition }) =>
      found && edition !== null ? [edition.id] : [],
    );
    if (match.sources.some(({ found, edition }) => found && edition === null)) return true;
    if (await this.editions.anyByPerson(used)) return true;
    if ((await this.journal.list()).some(({ origin, inUse }) => origin === 'own' && inUse)) return true;
    return (await this.adjustments.judgementAt(at)).adjustments.length > 0;
  }
}
