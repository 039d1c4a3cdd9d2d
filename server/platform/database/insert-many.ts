import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

/** Far below the parameter limits of both engines, and a few milliseconds of work. */
const PARAMETERS_PER_STATEMENT = 1_000;

/**
 * Inserts rows that have a value for every column, as many as there are; with `orIgnore`, rows that meet a unique key
 * which is already there are left out. What TypeORM's query builder does, without taking the statement and its
 * thousand parameters to pieces for every fifty rows: that costs more than the insert itself.
 */
export async function insertMany<Row extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  { orIgnore = false }: { readonly orIgnore?: boolean } = {},
): Promise<void> {
  const { driver } = tx.connection;
  const { columns, tablePath } = tx.connection.getMetadata(entity);
  const value = (row: Row, column: ColumnMetadata): unknown =>
    driver.preparePersistentValue(column.getEntityValue(row), column);
  const names = columns.map(({ databaseName }) => driver.escape(databaseName)).join(', ');
  const rowsPerStatement = Math.max(1, Math.floor(PARAMETERS_PER_STATEMENT / columns.length));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const some = rows.slice(start, start + rowsPerStatement);
    let parameter = 0;
    const tuples = some.map(
      () =>
        `(${columns.map(({ databaseName }) => driver.createParameter(databaseName, parameter++)).join(', ')})`,
    );
    await tx.query(
      `INSERT INTO ${driver.escape(tablePath)} (${names}) VALUES ${tuples.join(', ')}` +
        (orIgnore ? ' ON CONFLICT DO NOTHING' : ''),
      some.flatMap((row) => columns.map((column) => value(row, column))),
    );
    // SQLite works while we wait for it; between two statements others may be answered.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
