import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';

/** One page of a list. A controller returns it; the answer is the rows, the rest travels as headers. */
export class Page<Row> {
  constructor(
    readonly rows: readonly Row[],
    /** Undefined when the caller walks by cursor and nobody counted. */
    readonly total: number | undefined,
    readonly totalIsLowerBound: boolean,
    readonly nextCursor: string | undefined,
  ) {}

  /** The same page of other rows, e.g. with names looked up. */
  with<Other>(rows: readonly Other[]): Page<Other> {
    return new Page(rows, this.total, this.totalIsLowerBound, this.nextCursor);
  }
}

/** Turns a `Page` into an array and headers, before the serializer sees it. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Page)) return answer;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        if (answer.total !== undefined) void reply.header('x-total-count', String(answer.total));
        if (answer.totalIsLowerBound) void reply.header('x-total-is-lower-bound', 'true');
        if (answer.nextCursor !== undefined) void reply.header('x-next-cursor', answer.nextCursor);
        return answer.rows;
      }),
    );
  }
}
