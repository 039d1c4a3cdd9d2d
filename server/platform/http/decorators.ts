import {
  type ExecutionContext,
  HttpCode,
  SerializeOptions,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
} from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../core/audit/actor.js';
import type { Permission, Role } from '../../core/permissions/permissions.js';
import { PROBLEMS, type ProblemCode } from './problem.js';

/** What a route asks of whoever calls it. Each route declares exactly one; a test and the start check it. */
export type Access =
  | { readonly kind: 'public' }
  /** Anybody signed in; `by: 'session'` keeps tokens out. */
  | {
      readonly kind: 'signed-in';
      readonly by: 'any' | 'session';
      /** Also for somebody who has a one-time password and has not chosen an own one yet. */
      readonly beforePasswordChange: boolean;
    }
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      /** Open to whoever asks from this machine. */
      readonly orLoopback?: boolean;
      /** Keeps tokens out. */
      readonly by?: 'session';
    };

export const ACCESS = 'access';

/** Open to everybody. */
export const Public = () => SetMetadata<string, Access>(ACCESS, { kind: 'public' });

type SignInOptions = { readonly beforePasswordChange?: boolean };

/** Anybody signed in, person or token. */
export const RequiresSignIn = ({ beforePasswordChange = false }: SignInOptions = {}) =>
  applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'signed-in', by: 'any', beforePasswordChange }),
    Refuses('not-signed-in'),
  );

/** Needs a person's session; a token cannot change a password or make tokens. */
export const RequiresSession = ({ beforePasswordChange = false }: SignInOptions = {}) =>
  applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'signed-in', by: 'session', beforePasswordChange }),
    Refuses('not-signed-in', 'session-needed'),
  );

/** Needs a role, or a token, that has this permission in `core/permissions/permissions.ts`. */
export const RequiresPermission = (permission: Permission) =>
  applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'permission', permission }),
    Refuses('not-signed-in', 'not-allowed'),
  );

/** As `RequiresPermission`, for what a person decides: a token is not enough. */
export const RequiresPersonWith = (permission: Permission) =>
  applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'permission', permission, by: 'session' }),
    Refuses('not-signed-in', 'not-allowed', 'session-needed'),
  );

/** As `RequiresPermission`, but open to whoever asks from this machine. */
export const PublicOnLoopback = (permission: Permission) =>
  applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'permission', permission, orLoopback: true }),
    Refuses('not-signed-in', 'not-allowed'),
  );

/** Who calls. An `Actor`, so it goes to the audit log as it is. */
export interface SignedInUser extends Actor {
  readonly via: 'session' | 'token';
  readonly email: string;
  readonly role: Role;
  /** Of the role, or for a token what its scopes leave of that. */
  readonly permissions: ReadonlySet<Permission>;
  /** A one-time password was used: nothing but choosing an own one is allowed. */
  readonly mustChangePassword: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    signedInUser?: SignedInUser;
  }
}

/** The caller of a route that is not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedInUser => {
  const user = context.switchToHttp().getRequest<FastifyRequest>().signedInUser;
  if (!user) throw new Error('@CurrentUser() on a route that lets everybody in.');
  return user;
});

/** Documents the response and strips every field the schema does not declare. */
export const Returns = (schema: z.ZodType, status = 200) =>
  applyDecorators(
    HttpCode(status),
    // Nest serializes an array item by item.
    SerializeOptions({ schema: schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema }),
    ApiResponse({ status, standardSchema: schema }),
  );

/** A list in the dialect of `list-query.ts`; `schema` is one row. */
export const ReturnsList = (schema: z.ZodType) =>
  applyDecorators(
    SerializeOptions({ schema }),
    ApiResponse({
      status: 200,
      standardSchema: z.array(schema),
      headers: {
        'X-Total-Count': { description: 'Matches, exact up to 10000.', schema: { type: 'integer' } },
        'X-Total-Is-Lower-Bound': { description: 'There are more.', schema: { type: 'boolean' } },
        'X-Next-Cursor': { description: 'The next page.', schema: { type: 'string' } },
      },
    }),
  );

export const ReturnsNothing = () =>
  applyDecorators(HttpCode(204), ApiResponse({ status: 204, description: 'Done.' }));

const REFUSALS = 'refusals';

const PROBLEM_CONTENT = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Documents the problems a route may answer with, one OpenAPI response per status. */
export const Refuses =
  (...codes: ProblemCode[]): MethodDecorator & ClassDecorator =>
  (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const subject: object = (descriptor?.value as object | undefined) ?? target;
    const all = new Set([...((Reflect.getMetadata(REFUSALS, subject) as ProblemCode[]) ?? []), ...codes]);
    Reflect.defineMetadata(REFUSALS, [...all], subject);
    for (const status of new Set([...all].map((code) => PROBLEMS[code].status))) {
      const description = [...all]
        .filter((code) => PROBLEMS[code].status === status)
        .map((code) => `\`${code}\`: ${PROBLEMS[code].title}`)
        .join('\n\n');
      const document = ApiResponse({ status, description, ...PROBLEM_CONTENT });
      if (key !== undefined && descriptor) document(target, key, descriptor);
      else (document as ClassDecorator)(target as never);
    }
  };
