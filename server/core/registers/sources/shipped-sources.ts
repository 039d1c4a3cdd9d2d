import { BAFIN } from './shipped/bafin.js';
import { BDE } from './shipped/bde.js';
import { EBA } from './shipped/eba.js';
import { NBG } from './shipped/nbg.js';
import { REGAFI } from './shipped/regafi.js';
import type { RegisterSource, TableSource } from './register-source.js';

/** Every source whose form is known here, a line each; a test compares it with the folder. */
export const SHIPPED_SOURCES: readonly (RegisterSource | TableSource)[] = [EBA, BAFIN, BDE, NBG, REGAFI];

export const shippedSource = (id: string): RegisterSource | TableSource | undefined =>
  SHIPPED_SOURCES.find(({ source }) => source === id);

export const isTableSource = (source: RegisterSource): source is TableSource => 'parse' in source;
