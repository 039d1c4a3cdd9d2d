import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Route {
  readonly method: string;
  /** As a test calls it: below `/api/v1`, or with two slashes at the root. */
  readonly path: string;
}

const ROOT = new Set(['healthz', 'readyz', 'metrics']);

/** Every route of every controller, read from the decorators as Nest reads them. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const routes = controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const base = one(Reflect.getMetadata(PATH_METADATA, metatype));
    const prototype = metatype.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = typeof handler === 'function' && Reflect.getMetadata(METHOD_METADATA, handler);
      if (typeof handler !== 'function' || typeof method !== 'number') return [];
      const path = [base, one(Reflect.getMetadata(PATH_METADATA, handler))]
        .filter((part) => part !== '')
        .join('/');
      return [{ method: RequestMethod[method] ?? '?', path: ROOT.has(path) ? `//${path}` : `/${path}` }];
    });
  });
  return routes.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

const one = (path: unknown): string =>
  String(Array.isArray(path) ? path[0] : (path ?? '')).replace(/^\/|\/$/g, '');
