import { z } from 'zod';
import { instantInput } from '../platform/http/common.contract.js';

/** An instant, or a day, which means its end: what the last edition of that day said. */
export const atInput = z
  .union([z.iso.date().transform((day) => new Date(`${day}T23:59:59.999Z`)), instantInput])
  .meta({ description: 'ISO 8601; of a day, its end.' });
