/** After 1, 21, 31 …; after 2 to 9, 22 …; after 10 to 20, 30 …: `['diena', 'dienos', 'dienų']`. */
export type CountForms = readonly [one: string, few: string, other: string];

const RULES = new Intl.PluralRules('lt');

/** `1 diena`, `2 dienos`, `10 dienų`, `21 diena`; the case is that of the forms. */
export function counted(count: number, [one, few, other]: CountForms): string {
  const category = RULES.select(count);
  return `${count} ${category === 'one' ? one : category === 'few' ? few : other}`;
}
