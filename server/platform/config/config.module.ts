import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from './config.js';
import { SECRET_KEY, loadSecretKey } from './secret-key.js';

/** Gives every module the settings, which are read before Nest starts. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config) {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SECRET_KEY, useFactory: () => loadSecretKey(config) },
      ],
      exports: [CONFIG, SECRET_KEY],
    };
  }
}
