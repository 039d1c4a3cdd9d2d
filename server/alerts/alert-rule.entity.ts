import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { GroupMember, RuleDefinition } from '../core/alerts/alert-rule.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/** A rule that somebody made, or what somebody made of a shipped one: then its id is the shipped name. */
@Entity('alert_rule')
export class AlertRuleEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('integer')
  position: number;

  @Column('simple-json')
  definition: RuleDefinition;

  @Column('integer')
  version: number;

  @InstantColumn()
  changedAt: Date;

  @Column('text')
  changedBy: string;
}

@Entity('alert_group')
@Unique('alert_group_name', ['name'])
export class AlertGroupEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  note: string;

  @Column('simple-json')
  members: readonly GroupMember[];

  @Column('integer')
  version: number;

  @InstantColumn()
  changedAt: Date;

  @Column('text')
  changedBy: string;
}
