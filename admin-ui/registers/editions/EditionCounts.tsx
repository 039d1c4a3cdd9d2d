import { useTranslate } from 'react-admin';
import type { RegisterEdition } from '../../../server/registers/registers.contract.js';
import { Section } from '../../components/Section.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { useFormats } from '../../components/time.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { ENTITY_TYPES, useRegisterWords } from '../words.js';

interface EditionCountsProps {
  readonly edition: RegisterEdition;
  readonly before: RegisterEdition | undefined;
}

/** How many entities of each type, beside those of the edition before. */
export const EditionCounts = ({ edition, before }: EditionCountsProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number } = useFormats();
  const all = new Set([...Object.keys(edition.byType), ...Object.keys(before?.byType ?? {})]);
  const known: readonly string[] = ENTITY_TYPES.filter((type) => all.has(type));
  const types = [...known, ...[...all].filter((type) => !known.includes(type))];
  const signed = (count: number) =>
    count > 0 ? `+${number(count)}` : count < 0 ? `−${number(-count)}` : '±0';
  const title = translate('registers.counts.title');
  const line = (key: string, name: string, now: number, was: number | undefined) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td className="right">{number(now)}</td>
      {before !== undefined && (
        <>
          <td className="right">{number(was ?? 0)}</td>
          <td className="right">{signed(now - (was ?? 0))}</td>
        </>
      )}
    </tr>
  );
  return (
    <Section title={title} flush>
      <Scroll tabIndex={0} role="group" aria-label={title}>
        <Table>
          <caption style={visuallyHidden}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{translate('registers.fields.type')}</th>
              <th scope="col" className="right">
                {translate('registers.counts.here')}
              </th>
              {before !== undefined && (
                <>
                  <th scope="col" className="right">
                    {translate('registers.counts.before')}
                  </th>
                  <th scope="col" className="right">
                    {translate('registers.counts.difference')}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {types.map((type) =>
              line(type, words.type(type), edition.byType[type] ?? 0, before?.byType[type]),
            )}
            {line('all', translate('registers.counts.all'), edition.entities, before?.entities)}
          </tbody>
        </Table>
      </Scroll>
    </Section>
  );
};
