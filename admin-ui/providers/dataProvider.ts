import type { DataProvider, DeleteParams, GetListParams, RaRecord } from 'react-admin';
import { request } from './http.js';

/** `?sort=["notAfter","ASC"]&range=[0,24]&filter={…}`, the dialect of the API's lists. */
export function listQuery({
  pagination,
  sort,
  filter,
}: Pick<GetListParams, 'pagination' | 'sort' | 'filter'>): string {
  const query = new URLSearchParams();
  if (sort?.field) query.set('sort', JSON.stringify([sort.field, sort.order]));
  if (pagination) {
    const first = (pagination.page - 1) * pagination.perPage;
    query.set('range', JSON.stringify([first, first + pagination.perPage - 1]));
  }
  if (filter && Object.keys(filter).length > 0) query.set('filter', JSON.stringify(filter));
  return query.toString();
}

const one = (resource: string, id: unknown) => `/${resource}/${encodeURIComponent(String(id))}`;

async function list<Row extends RaRecord>(
  resource: string,
  params: Pick<GetListParams, 'pagination' | 'sort' | 'filter'>,
  signal: AbortSignal | undefined,
) {
  const { data, headers } = await request<Row[]>(`/${resource}?${listQuery(params)}`, { signal });
  return {
    data,
    total: Number(headers.get('x-total-count') ?? data.length),
    meta: { totalIsLowerBound: headers.get('x-total-is-lower-bound') === 'true' },
  };
}

export const dataProvider: DataProvider = {
  supportAbortSignal: true,

  getList: (resource, params) => list(resource, params, params.signal),
  getMany: (resource, { ids, signal }) =>
    list(resource, { filter: { id: ids }, pagination: { page: 1, perPage: ids.length } }, signal),
  getManyReference: (resource, { target, id, filter, pagination, sort, signal }) =>
    list(resource, { filter: { ...filter, [target]: id }, pagination, sort }, signal),

  getOne: (resource, { id, signal }) => request(one(resource, id), { signal }),
  create: (resource, { data }) => request(`/${resource}`, { method: 'POST', body: data }),
  update: (resource, { id, data }) => request(one(resource, id), { method: 'PATCH', body: data }),
  updateMany: async (resource, { ids, data }) => {
    for (const id of ids) await request(one(resource, id), { method: 'PATCH', body: data });
    return { data: ids };
  },
  delete: async <Row extends RaRecord>(resource: string, { id, previousData }: DeleteParams<Row>) => {
    await request(one(resource, id), { method: 'DELETE' });
    return { data: previousData ?? ({ id } as Row) };
  },
  deleteMany: async (resource, { ids }) => {
    for (const id of ids) await request(one(resource, id), { method: 'DELETE' });
    return { data: ids };
  },
};
