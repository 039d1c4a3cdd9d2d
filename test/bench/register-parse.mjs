import { EntitySplitter } from '../../dist/server/adapters/registers/entity-splitter.js';
import { jsonIn } from '../../dist/server/adapters/registers/register-bytes.js';

/** Unpacks an edition, cuts it into entities and parses each: the least that any import does. */
const before = process.cpuUsage();
const json = await jsonIn({ name: 'edition', content: { path: process.argv[2] } }, 2 ** 31);
const splitter = new EntitySplitter();
let [rss, n] = [0, 0];
for await (const chunk of json.chunks) {
  for (const { bytes } of splitter.push(chunk)) {
    JSON.parse(bytes.toString('utf8'));
    if (n++ % 10_000 === 0) rss = Math.max(rss, process.memoryUsage().rss);
  }
}
json.close();
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, rss: rss / 2 ** 20, entities: n }));
