import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The yardstick: one route that knows its answer. */
class BareController {
  answer() {
    return { decision: 'allow' };
  }
}
const route = Object.getOwnPropertyDescriptor(BareController.prototype, 'answer');
Get('answer')(BareController.prototype, 'answer', route);
Controller('bare')(BareController);

class AppModule {}
Module({ controllers: [BareController] })(AppModule);
const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write(`listens on ${await app.getUrl()}\n`);
process.on('SIGTERM', () => process.exit(0));
