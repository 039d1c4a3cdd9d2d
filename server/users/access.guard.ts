import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/config.js';
import { isCrossSiteChange } from '../platform/http/cross-site.js';
import { ACCESS, type Access, type SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ApiTokens } from './api-tokens.service.js';
import { sessionIdOf } from './cookies.js';
import { Sessions } from './sessions.js';

/** The one place that lets a request in: who asks, and may they do what the route declares. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
    if (!access) throw new Error(`${controller.name}.${handler.name} does not declare who may call it.`);

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    // A browser adds cookies by itself, never this header; only the former can be abused by another site.
    if (authorization === undefined && isCrossSiteChange(request, this.config.baseUrl))
      throw new Problem('foreign-origin');
    if (access.kind === 'public') return true;
    if (
      access.kind === 'permission' &&
      access.orLoopback &&
      authorization === undefined &&
      isLoopback(request.ip)
    )
      return true;

    const user = await this.identify(request, authorization);
    if (!user) throw new Problem('not-signed-in');
    request.signedInUser = user;
    judge(user, access);
    return true;
  }

  private async identify(
    request: FastifyRequest,
    authorization: string | undefined,
  ): Promise<SignedInUser | undefined> {
    const at = this.clock.now();
    if (authorization !== undefined) {
      const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      return secret === undefined ? undefined : this.tokens.authenticate(secret, at);
    }
    const sessionId = sessionIdOf(request, this.config);
    return sessionId === undefined ? undefined : this.sessions.find(sessionId, at);
  }
}

function judge(user: SignedInUser, access: Exclude<Access, { kind: 'public' }>): void {
  const early = access.kind === 'signed-in' && access.beforePasswordChange;
  if (user.mustChangePassword && !early) throw new Problem('password-change-needed');
  if (access.by === 'session' && user.via !== 'session') throw new Problem('session-needed');
  if (access.kind === 'permission' && !user.permissions.has(access.permission))
    throw new Problem('not-allowed');
}

const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);
