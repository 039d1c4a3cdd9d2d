/** Microseconds of CPU, user and system, that `work` takes in this process. */
export function cpu(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs two works in turn, A B A B …, so that a drifting machine slows both; the median of the ratios pair by pair. */
export async function ratioInTurn(a, b, rounds = 5) {
  const pairs = [];
  for (let i = 0; i < rounds; i++) pairs.push([await a(), await b()]);
  return {
    a: median(pairs.map(([value]) => value)),
    b: median(pairs.map(([, value]) => value)),
    ratio: median(pairs.map(([left, right]) => left / right)),
  };
}

export const print = (line) => process.stdout.write(`  ${line}\n`);
