import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_LIMITS } from '../core/users/sign-in-limits.js';
import { type Config, isBehindTls } from '../platform/config/config.js';

const DEVICE_MAX_AGE_S = 180 * 86_400;

/** `__Host-` ties a cookie to exactly this host over TLS; browsers refuse the prefix on plain http. */
const nameOf = (config: Config, name: string) => (isBehindTls(config) ? `__Host-${name}` : name);

const attributes = (config: Config, maxAge: number) => ({
  ...{ httpOnly: true, sameSite: 'strict' as const, path: '/', maxAge },
  secure: isBehindTls(config),
});

export const sessionIdOf = (request: FastifyRequest, config: Config): string | undefined =>
  request.cookies[nameOf(config, 'qwarden')];

export const deviceOf = (request: FastifyRequest, config: Config): string | undefined =>
  request.cookies[nameOf(config, 'qwarden-device')];

export function giveSession(reply: FastifyReply, config: Config, sessionId: string): void {
  void reply.setCookie(
    nameOf(config, 'qwarden'),
    sessionId,
    attributes(config, SESSION_LIMITS.absoluteMs / 1_000),
  );
}

export function takeSession(reply: FastifyReply, config: Config): void {
  void reply.setCookie(nameOf(config, 'qwarden'), '', attributes(config, 0));
}

export function giveDevice(reply: FastifyReply, config: Config, device: string): void {
  void reply.setCookie(nameOf(config, 'qwarden-device'), device, attributes(config, DEVICE_MAX_AGE_S));
}
