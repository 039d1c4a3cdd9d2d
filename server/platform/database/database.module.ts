import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { type Access, createDataSource, dataSourceOptions } from './data-source.js';
import { Database, READ } from './database.js';
import { migrate } from './migrate.js';
import { Transactions } from './transactions.js';

const settings = (config: Config, access: Access) => ({
  ...dataSourceOptions(config.database, access),
  autoLoadEntities: true,
  // A supervisor starts us again; waiting here would only hide why.
  toRetry: () => false,
});

const connect = async (options?: DataSourceOptions): Promise<DataSource> => {
  if (!options) throw new Error('A data source needs options.');
  const dataSource = await createDataSource(options).initialize();
  // The read-only connection is opened after this one, so it finds the file and every table.
  if (options.migrations) await migrate(dataSource);
  return dataSource;
};

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => settings(config, 'read-write'),
      dataSourceFactory: connect,
    }),
    TypeOrmModule.forRootAsync({
      name: READ,
      inject: [CONFIG, getDataSourceToken()],
      useFactory: (config: Config) => settings(config, 'read-only'),
      dataSourceFactory: connect,
    }),
  ],
  providers: [Transactions, Database],
  exports: [Transactions, Database],
})
export class DatabaseModule {}

/** Makes a capability's entities known to both connections: `imports: [tables(ReviewEntity)]`. */
export const tables = (...entities: (new () => object)[]): DynamicModule => ({
  module: TypeOrmModule,
  imports: [TypeOrmModule.forFeature(entities), TypeOrmModule.forFeature(entities, READ)],
});
