import type { ProbeRun } from '../../../server/probes/probes.contract.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { stateOfRun } from '../states.js';
import { useMilliseconds, useProbeWords } from '../words.js';

/** Of a table of runs; without the target where all are of one. */
export function useRunColumns({ ofOneTarget = false } = {}): Column<ProbeRun>[] {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  return [
    {
      key: 'startedAt',
      label: words.say('fields.started'),
      sortable: !ofOneTarget,
      render: ({ startedAt }) => <Moment at={startedAt} show="time" focusable={false} />,
    },
    ...(ofOneTarget
      ? []
      : [
          {
            key: 'targetName',
            label: words.say('fields.target'),
            flexible: true,
            render: ({ targetName }: ProbeRun) => targetName,
          },
        ]),
    {
      key: 'result',
      label: words.say('fields.result'),
      phone: 'aside',
      render: (run) => {
        const { state, words: key } = stateOfRun(run);
        return <StateChip state={state} label={words.say(key)} />;
      },
    },
    {
      key: 'extent',
      label: words.say('fields.extent'),
      render: ({ extent }) => words.word('extents', extent),
    },
    {
      key: 'origin',
      label: words.say('fields.origin_of_run'),
      ...(ofOneTarget ? { phone: 'hidden' as const } : {}),
      render: ({ origin, by }) => words.say(`origins.${origin}`, { by: by ?? '–' }),
    },
    {
      key: 'findings',
      label: words.say('fields.findings'),
      align: 'right',
      render: ({ findings }) => <span className="tabular">{findings}</span>,
    },
    {
      key: 'durationMs',
      label: words.say('fields.duration'),
      align: 'right',
      render: ({ durationMs }) => <span className="tabular">{milliseconds(durationMs)}</span>,
    },
  ];
}
