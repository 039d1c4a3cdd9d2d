import { expect, test } from '@jest/globals';
import {
  mint,
  type Mint,
  PSP_AI,
  PSP_PI,
  psd2Statement,
  qcCompliance,
  qcType,
} from '../../../test/support/mint.js';
import { nodeCrypto } from '../../platform/node-crypto.js';
import { compareCertificates } from './compare-certificates.js';
import { inspect, type Inspection } from './inspect.js';

const inspected = (particulars: Mint = {}): Inspection => {
  const inspection = inspect(mint(particulars), nodeCrypto, { status: 'agrees' });
  if (!inspection.ok) throw new Error(inspection.problem.message);
  return inspection.value;
};
const different = (left: Inspection, right: Inspection) =>
  compareCertificates(left, right).filter(({ same }) => !same);

test('a certificate is the same as itself in every field', () => {
  expect(different(inspected(), inspected())).toEqual([]);
});

test('a renewed certificate differs in what was renewed', () => {
  const fields = different(inspected(), inspected({ serialNumber: 2, notAfter: '280131235959Z' }));
  expect(fields.map(({ field }) => field)).toEqual(['sha256', 'serialNumber', 'notAfter']);
  expect(fields[2]).toEqual({
    field: 'notAfter',
    left: ['2027-01-31T23:59:59Z'],
    right: ['2028-01-31T23:59:59Z'],
    same: false,
  });
});

test('roles are listed one by one, so that an added one can be marked', () => {
  const withRoles = (roles: Uint8Array[]): Inspection =>
    inspected({ qcStatements: [qcCompliance(), qcType('web'), psd2Statement({ roles })] });
  const fields = different(withRoles([PSP_AI]), withRoles([PSP_AI, PSP_PI]));
  expect(fields).toContainEqual({
    field: 'psd2.roles',
    left: ['PSP_AI (0.4.0.19495.1.3)'],
    right: ['PSP_AI (0.4.0.19495.1.3)', 'PSP_PI (0.4.0.19495.1.2)'],
    same: false,
  });
});

test('what only one of them has is nothing in the other', () => {
  const fields = compareCertificates(inspected({ qcStatements: null }), inspected());
  const field = (name: string) => fields.find((one) => one.field === name);
  expect(field('psd2.ncaId')).toMatchObject({ left: [], right: ['LT-BL'], same: false });
  expect(field('qcStatements.types')).toMatchObject({ left: [], right: ['web'] });
  expect(field('qcStatements.compliance')).toMatchObject({ left: [], right: ['true'] });
});
