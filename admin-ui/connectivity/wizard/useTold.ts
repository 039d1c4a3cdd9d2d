import { ApiProblem } from '../../providers/http.js';
import { useProbeWords } from '../words.js';
import type { FieldsProps } from './fields.js';
import type { Field } from './typed-target.js';

/** Faults beside their fields: ours once somebody tried, the server's after it refused. */
export function useTold(
  faults: ReadonlyMap<Field, string>,
  tried: boolean,
  error: unknown,
): FieldsProps['told'] {
  const { say } = useProbeWords();
  const refused = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (field, help = '') => {
    const fault = faults.get(field);
    const ours = tried && fault !== undefined ? say(`wizard.wrong.${fault}`) : undefined;
    const theirs = refused.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message;
    const words = ours ?? theirs;
    return { error: words !== undefined, helperText: words ?? help };
  };
}
