import type { Certificate, UpdateCertificate } from '../../../server/certificates/certificates.contract.js';
import { ApiProblem, request } from '../../providers/http.js';

export type Change = Omit<UpdateCertificate, 'version'>;

export interface Changed {
  readonly done: readonly Certificate[];
  readonly failed: readonly { readonly id: string; readonly problem: ApiProblem }[];
}

const GET_MANY = 100;

export const changeOne = async ({ id, version }: Pick<Certificate, 'id' | 'version'>, change: Change) =>
  (await request<Certificate>(`/certificates/${id}`, { method: 'PATCH', body: { version, ...change } })).data;

/**
 * Changes certificates one by one, because each has a version of its own; a refusal stops none of the others.
 * They are read anew first: the selection may hold some from other pages of the list.
 */
export async function changeMany(
  ids: readonly string[],
  change: (certificate: Certificate) => Change,
): Promise<Changed> {
  const done: Certificate[] = [];
  const failed: Changed['failed'][number][] = [];
  for (let first = 0; first < ids.length; first += GET_MANY) {
    const some = ids.slice(first, first + GET_MANY);
    const query = new URLSearchParams({
      filter: JSON.stringify({ id: some }),
      range: JSON.stringify([0, some.length - 1]),
    });
    const { data } = await request<Certificate[]>(`/certificates?${query.toString()}`);
    for (const certificate of data) {
      try {
        done.push(await changeOne(certificate, change(certificate)));
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        failed.push({ id: certificate.id, problem: error });
      }
    }
  }
  return { done, failed };
}
