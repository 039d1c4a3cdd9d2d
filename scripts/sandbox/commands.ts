/** A command that makes no sense; the message tells what would. */
export class UnknownCommand extends Error {}

interface Command {
  readonly usage: string;
  readonly help: string;
  /** Speaks to the control address; answers what is printed. */
  readonly run: (control: string, words: readonly string[]) => Promise<string>;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  switches: {
    usage: 'switches',
    help: 'every failure there is, and which are on',
    run: async (control) => listed((await ask(control, 'GET', '/switches')) as readonly SwitchRow[]),
  },
  on: {
    usage: 'on SWITCH [NUMBER] [PATH]',
    help: 'from now on; PATH: only for addresses that contain it',
    run: async (control, [name = '', ...more]) => {
      const value = more.find((word) => /^\d+$/.test(word));
      const path = more.find((word) => !/^\d+$/.test(word));
      await ask(control, 'PUT', `/switches/${encodeURIComponent(name)}`, {
        ...(value !== undefined && { value: Number(value) }),
        ...(path !== undefined && { path }),
      });
      return `${name} is on.`;
    },
  },
  off: {
    usage: 'off [SWITCH]',
    help: 'that one, or all of them',
    run: async (control, [name]) => {
      await ask(control, 'DELETE', `/switches${name === undefined ? '' : `/${encodeURIComponent(name)}`}`);
      return name === undefined ? 'Everything is off.' : `${name} is off.`;
    },
  },
  calls: {
    usage: 'calls',
    help: 'the last 50 calls',
    run: async (control) => {
      const calls = (await ask(control, 'GET', '/calls')) as readonly CallRow[];
      return calls
        .slice(-50)
        .map(({ at, method, path, status }) => `${at}  ${String(status ?? '–').padEnd(3)}  ${method} ${path}`)
        .join('\n');
    },
  },
  revoke: {
    usage: 'revoke CERTIFICATE',
    help: 'puts it on the list of the revoked: tpp-lt, tpp-ge, …',
    run: async (control, [name = '']) => {
      await ask(control, 'PUT', `/revoked/${encodeURIComponent(name)}`);
      return `${name} is revoked.`;
    },
  },
  later: {
    usage: 'later DURATION',
    help: 'moves the time of the bank: 90s, 15m, 2h, 90d',
    run: async (control, [duration = '']) => {
      const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(duration) ?? [];
      if (count === undefined) throw new UnknownCommand('A duration is a number with s, m, h or d: 15m.');
      const seconds = Number(count) * { s: 1, m: 60, h: 3_600, d: 86_400 }[unit as 's' | 'm' | 'h' | 'd'];
      const { now } = (await ask(control, 'POST', '/clock', { advanceSeconds: seconds })) as { now: string };
      return `It is ${now} at the bank.`;
    },
  },
};

interface SwitchRow {
  readonly name: string;
  readonly sentence: string;
  readonly isOn: boolean;
}
interface CallRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

function listed(rows: readonly SwitchRow[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, sentence, isOn }) => `${isOn ? 'on ' : '   '} ${name.padEnd(width)}  ${sentence}`)
    .join('\n');
}

async function ask(control: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${control}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new UnknownCommand((answer as { problem: string }).problem);
  return answer;
}
