import { ConsoleLogger } from '@nestjs/common';

/** Nest's own lines, as JSON beside the request lines. What Nest says while wiring modules is left out. */
export const jsonLogger = () =>
  new ConsoleLogger({ json: true, colors: false, logLevels: ['warn', 'error', 'fatal'] });
