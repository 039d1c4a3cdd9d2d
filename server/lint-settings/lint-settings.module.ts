import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { AdjustmentEnds } from './adjustment-ends.service.js';
import { LintAdjustmentEntity } from './lint-adjustment.entity.js';
import { LintAdjustmentsController } from './lint-adjustments.controller.js';
import { LintAdjustments } from './lint-adjustments.service.js';
import { LintRulesController } from './lint-rules.controller.js';
import { LintRules } from './lint-rules.service.js';

@Module({
  imports: [tables(LintAdjustmentEntity), AuditModule],
  controllers: [LintRulesController, LintAdjustmentsController],
  providers: [AdjustmentEnds, LintAdjustments, LintRules],
  exports: [AdjustmentEnds, LintAdjustments, LintRules],
})
export class LintSettingsModule {}
