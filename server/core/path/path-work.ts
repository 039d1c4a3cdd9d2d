/** What one search may cost; as much as no honest set of certificates needs. */
export interface PathLimits {
  readonly signatures: number;
  /** Candidates looked at and policies processed. */
  readonly steps: number;
  /** Names held against subtrees of name constraints. */
  readonly comparisons: number;
  /** Certificates between the target and the anchor. */
  readonly depth: number;
}

export const PATH_LIMITS: PathLimits = {
  signatures: 100,
  steps: 200_000,
  comparisons: 250_000,
  depth: 10,
};

export interface PathWork {
  readonly signatures: number;
  readonly steps: number;
  readonly comparisons: number;
}

export type Expense = keyof PathWork;

/** Counts the work of one search. Once something is spent, nothing more is done: an unfinished check never passes. */
export class PathBudget {
  private readonly spent = { signatures: 0, steps: 0, comparisons: 0 };
  /** The limit that ended the search. */
  exhausted: Expense | undefined;

  constructor(private readonly limits: PathLimits) {}

  /** False when the limit does not allow it. */
  spend(what: Expense, amount = 1): boolean {
    if (this.exhausted !== undefined) return false;
    if (this.spent[what] + amount > this.limits[what]) {
      this.exhausted = what;
      return false;
    }
    this.spent[what] += amount;
    return true;
  }

  get work(): PathWork {
    return { ...this.spent };
  }
}
