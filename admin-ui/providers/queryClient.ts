import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './http.js';

/** A refusal stays a refusal; only what may pass by itself is asked once more. */
const mayPass = (error: Error) => error instanceof ApiProblem && (error.status === 0 || error.status >= 502);

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: (failures, error) => failures < 2 && mayPass(error) } },
  });
