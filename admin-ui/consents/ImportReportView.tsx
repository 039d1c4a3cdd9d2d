import type { ConsentImport } from '../../server/consents/consent-imports.contract.js';
import { usePhone } from '../components/ListTable.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { useConsentWords } from './words.js';

type Report = NonNullable<ConsentImport['report']>;
type Example = Report['examples'][number] & { readonly id: string };

/** What would come of a file, or came of it, with the first rows at fault. */
export const ImportReportView = ({ report, dry }: { readonly report: Report; readonly dry: boolean }) => {
  const words = useConsentWords();
  const phone = usePhone();
  const Rows = phone ? PhoneRows : TableRows;
  const rows: Example[] = report.examples.map((one, i) => ({ ...one, id: `${i}` }));
  const columns: Column<Example>[] = [
    { key: 'line', label: words.say('import.line'), render: ({ line }) => line },
    {
      key: 'code',
      label: words.say('import.why'),
      flexible: true,
      render: ({ code }) => words.word('problems', code),
    },
    {
      key: 'field',
      label: words.say('import.field'),
      phone: 'hidden',
      render: ({ field }) => (field === null ? '–' : words.word('columns', field)),
    },
    { key: 'value', label: words.say('import.value'), render: ({ value }) => value || '–' },
  ];
  return (
    <Section title={words.say(dry ? 'import.would' : 'import.came')}>
      <p>
        {words.say('import.counts', {
          ...{ rows: report.rows, added: report.added, changed: report.changed },
          ...{ same: report.same, refused: report.refused },
        })}
      </p>
      {Object.entries(report.problems).map(([code, count]) => (
        <div key={code}>
          <StateChip plain state="warning" label={`${count} × ${words.word('problems', code)}`} />
        </div>
      ))}
      {rows.length > 0 && (
        <Rows<Example> caption={words.say('import.at_fault')} columns={columns} rows={rows} />
      )}
    </Section>
  );
};
