import { ApiProblem } from '../providers/http.js';

/** What the server says of one field; undefined where it says nothing. */
export function fieldFaults(error: unknown): (field: string) => string | undefined {
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (field) => faults.find(({ path }) => path === field)?.message;
}
