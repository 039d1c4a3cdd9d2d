import { randomInt } from 'node:crypto';
import type { Role } from '../../server/users/users.contract.js';

/** Mail addresses of the demo; `gone` has no account and its mailbox refuses. */
export const PEOPLE = {
  admin: 'admin@bank.example',
  secondAdmin: 'tomas@bank.example',
  officer: 'rasa@bank.example',
  secondOfficer: 'milda@bank.example',
  operator: 'jonas@bank.example',
  auditor: 'edita@bank.example',
  gone: 'left-last-year@bank.example',
  everybody: 'certificates@bank.example',
} as const;

export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** One of each role, a second one where two people have to agree, with a password that is new at every start and the same for all of them. */
export function demoAccounts(password = makePassword()): readonly Account[] {
  return [
    { email: PEOPLE.admin, name: 'Administrator', role: 'admin', password },
    { email: PEOPLE.secondAdmin, name: 'Tomas Antrasis', role: 'admin', password },
    { email: PEOPLE.officer, name: 'Rasa Pavyzdytė', role: 'compliance-officer', password },
    { email: PEOPLE.secondOfficer, name: 'Milda Vertintoja', role: 'compliance-officer', password },
    { email: PEOPLE.operator, name: 'Jonas Bandomasis', role: 'operator', password },
    { email: PEOPLE.auditor, name: 'Edita Tikrintoja', role: 'auditor', password },
  ];
}

/** Without letters that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
