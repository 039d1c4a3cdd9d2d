import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Severity } from '../core/lint/severity.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** What somebody decided about a rule. Rows are never deleted: they say why a certificate was judged as it was. */
@Entity('lint_adjustment')
@Unique('lint_adjustment_currentFor', ['currentFor'])
@Index('lint_adjustment_ruleId', ['ruleId', 'createdAt', 'id'])
@Index('lint_adjustment_createdAt', ['createdAt', 'id'])
export class LintAdjustmentEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  ruleId: string;

  @Column('text')
  severity: Severity | 'off';

  @Column('text')
  reason: string;

  /** From then on the rule speaks again by itself. */
  @InstantColumn({ nullable: true })
  until: Date | null;

  @InstantColumn()
  createdAt: Date;

  @Column('text')
  createdBy: string;

  @InstantColumn({ nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { nullable: true })
  withdrawnBy: string | null;

  /** The rule, while nothing came after this row; unique, so that two never count at once. */
  @Column('text', { nullable: true })
  currentFor: string | null;
}
