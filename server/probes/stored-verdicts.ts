import { Column, type ValueTransformer } from 'typeorm';
import type { Verdict } from '../core/probes/probe-result.js';

/**
 * Verdicts as text. Those of a run that brought no news say no reason: three words each, a third of what they take as JSON,
 * and there are hundreds of thousands of them.
 */
export const storedVerdicts: ValueTransformer = {
  to: (value: unknown) => {
    if (!Array.isArray(value)) return value;
    const verdicts = value as readonly Verdict[];
    return verdicts.length > 0 && verdicts.every(({ because }) => because === '')
      ? verdicts.map(({ question, answer, fault }) => `${question} ${answer} ${fault}`).join('\n')
      : JSON.stringify(verdicts);
  },
  from: (value: unknown) => {
    if (typeof value !== 'string') return value;
    if (value.startsWith('[')) return JSON.parse(value) as Verdict[];
    return value.split('\n').map((line) => {
      const [question, answer, fault] = line.split(' ');
      return { question, answer, because: '', fault };
    });
  },
};

export const VerdictsColumn = (): PropertyDecorator => Column({ type: 'text', transformer: storedVerdicts });
