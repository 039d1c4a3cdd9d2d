import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FailingRegister, failingRegisterTitle } from '../core/alerts/register-mail.js';
import { type FailingList, failingListTitle } from '../core/alerts/trusted-list-mail.js';
import { Alerts } from './alerts.service.js';
import type { AlertEntity } from './alert.entity.js';
import { type AlertAbout, keyOfItsOwn } from './new-alert.js';

/** That a trusted list or a register cannot be renewed. */
@Injectable()
export class FailingSourceAlerts {
  constructor(private readonly alerts: Alerts) {}

  /**
   * Says that a trusted list could not be renewed. One alert stands for a list at a time: the same cause raises none
   * again while it stands, another one takes its place. To be called in the transaction that keeps the attempt.
   */
  async raiseList(tx: EntityManager, list: FailingList, at: Date): Promise<void> {
    const end = list.inUse?.nextUpdate ? new Date(list.inUse.nextUpdate) : at;
    await this.raise(
      tx,
      {
        key: keyOfItsOwn('trusted-list-failing', list.territory, list.code),
        ...{ kind: 'trusted-list-failing', subjectType: 'trusted-list', subjectId: list.territory },
        ...{ title: failingListTitle(list), context: list, endsAt: end },
        severity: { overdue: list.code === 'next-update-passed' || (list.inUse !== null && end < at) },
      },
      at,
    );
  }

  /** The same of a register of which no newer edition could be taken. */
  async raiseRegister(tx: EntityManager, register: FailingRegister, at: Date): Promise<void> {
    await this.raise(
      tx,
      {
        key: keyOfItsOwn('register-failing', register.register, register.code),
        ...{ kind: 'register-failing', subjectType: 'register', subjectId: register.register },
        ...{ title: failingRegisterTitle(register), context: register, endsAt: at },
      },
      at,
    );
  }

  private async raise(tx: EntityManager, about: AlertAbout, at: Date): Promise<void> {
    const { subjectType, subjectId } = about;
    const standing = await this.alerts.standing(tx, { subjectType, subjectId });
    if (standing.some((one) => causeOf(one) === causeOf(about))) return;
    await this.alerts.raise(tx, [about], at, {
      where: () => ({ subjectType, subjectId }),
      reason: 'other-cause',
    });
  }
}

const causeOf = ({ context }: Pick<AlertEntity, 'context'>): string | undefined =>
  'code' in context ? context.code : undefined;
