import { answerControl } from './control-desk.js';
import { entityTag, listFileName, TERRITORIES } from './lists.js';
import type { WorldReply, WorldRequest } from './listener.js';
import type { World, WorldService } from './world.js';

const NOT_FOUND: WorldReply = { status: 404 };
const DOWN: WorldReply = {
  status: 503,
  headers: { 'Content-Type': 'text/plain' },
  body: 'Out of service.\n',
};

/** Every address of the world. */
export async function answerWorld(world: World, request: WorldRequest): Promise<WorldReply> {
  const { method, path } = request;
  const [, area = '', name = '', ...rest] = path.split('/');
  if (area === 'control') return answerControl(world, request);
  world.requests.push(
    `${method} ${path.includes('/ocsp/') ? path.slice(0, path.indexOf('/ocsp/') + 5) : path}`,
  );
  if (area === 'ca') return answerAuthority(world, request, name, rest);
  if (area === 'lists') return answerList(world, request, name);
  if (area === 'register') return world.down.has('register') ? DOWN : world.register.answer(path);
  if (path === '/official-journal') return json(world.officialJournal);
  return NOT_FOUND;
}

const json = (value: unknown): WorldReply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json' },
  body: `${JSON.stringify(value, undefined, 2)}\n`,
});

function answerAuthority(
  world: World,
  { method, body }: WorldRequest,
  name: string,
  rest: readonly string[],
): WorldReply {
  const desk = world.authorities.desks.get(name);
  if (desk === undefined) return NOT_FOUND;
  const path = `/${rest.join('/')}`;
  const service: WorldService = path.startsWith('/ocsp') ? 'ocsp' : path.endsWith('.crl') ? 'crl' : 'issuers';
  if (world.down.has(service)) return DOWN;
  const reply = desk.respond(method, path, body);
  return {
    status: reply.status,
    ...(reply.type !== undefined && { headers: { 'Content-Type': reply.type } }),
    ...(reply.body !== undefined && { body: reply.body }),
  };
}

/** As operators do: an entity tag for conditional GET, and the digest beside the list. */
function answerList(world: World, { method, headers }: WorldRequest, name: string): WorldReply {
  if (world.down.has('lists')) return DOWN;
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const digest = name.endsWith('.sha2');
  const territory = TERRITORIES.find(
    (one) => listFileName(one).replace(/\.xml$/, digest ? '.sha2' : '.xml') === name,
  );
  if (territory === undefined) return NOT_FOUND;
  const { bytes, type } = world.lists.at(territory);
  const tag = entityTag(bytes);
  if (digest)
    return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: world.lists.digest(territory) };
  if (headers['if-none-match'] === tag) return { status: 304, headers: { ETag: tag } };
  return { status: 200, headers: { 'Content-Type': type, ETag: tag }, body: bytes };
}
