import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Far below the parameter limits of both engines. */
const PARAMETERS_PER_STATEMENT = 1_000;

/**
 * Gives many rows, each found by its `id`, values of their own, in one statement for hundreds of them. Only columns that
 * are text or integer in both engines; one that is neither is refused.
 */
export async function updateMany<Row extends ObjectLiteral & { readonly id: string }>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  changes: readonly (Pick<Row, 'id'> & Partial<Row>)[],
  properties: readonly (keyof Row & string)[],
): Promise<void> {
  const { driver } = tx.connection;
  const metadata = tx.connection.getMetadata(entity);
  const columns = ['id', ...properties].map((name) => {
    const column = metadata.findColumnWithPropertyName(name);
    const type = column === undefined ? '' : driver.normalizeType(column);
    if (column === undefined || (type !== 'text' && type !== 'integer'))
      throw new Error(`The column ${metadata.tableName}.${name} cannot be changed in many rows at once.`);
    return { column, type, name: driver.escape(column.databaseName) };
  });
  const [id, ...others] = columns;
  const table = driver.escape(metadata.tablePath);
  const set = others.map(({ name, type }) => `${name} = CAST(v.${name} AS ${type})`).join(', ');
  const rowsPerStatement = Math.floor(PARAMETERS_PER_STATEMENT / columns.length);
  for (let start = 0; start < changes.length; start += rowsPerStatement) {
    const some = changes.slice(start, start + rowsPerStatement);
    let parameter = 0;
    const tuples = some.map(
      () =>
        `(${columns.map(({ column }) => driver.createParameter(column.databaseName, parameter++)).join(', ')})`,
    );
    await tx.query(
      `WITH v (${columns.map(({ name }) => name).join(', ')}) AS (VALUES ${tuples.join(', ')}) ` +
        `UPDATE ${table} SET ${set} FROM v WHERE ${table}.${id!.name} = v.${id!.name}`,
      some.flatMap((change) =>
        columns.map(({ column }) =>
          driver.preparePersistentValue(column.getEntityValue(change as Row), column),
        ),
      ),
    );
  }
}
