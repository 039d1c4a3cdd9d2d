import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TableColumn } from 'typeorm';
import { text } from './columns.js';

/** Of editions before it nobody knows who brought them in: empty counts as a person. */
export class EditionImporter0000000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('register_edition', new TableColumn(text('importedById', { default: "''" })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('register_edition', 'importedById');
  }
}
