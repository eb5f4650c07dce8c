import { Config, loadConfig } from '@app/config';
import { Fault, FAULTS, type FaultCode } from '@app/faults';
import { createLogger } from '@app/telemetry';
import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER } from '../platform.module.js';
import { createApp } from './create-app.js';
import { Edge } from './edge.js';
import { ErrorPagesController } from './error-pages.controller.js';
import { ProblemFilter } from './problem.filter.js';

@Controller('fail')
class FailingController {
  @Get(':code')
  fail(@Param('code') code: FaultCode): never {
    throw new Fault(code, 'on purpose');
  }
}

describe('the page that a problem’s type names', () => {
  const open: NestFastifyApplication[] = [];
  afterAll(() => Promise.all(open.map((app) => app.close())));

  async function appWith(env: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
    const config = loadConfig(env);
    const logger = createLogger({ level: 'silent', format: 'json' });
    @Module({
      controllers: [ErrorPagesController, FailingController],
      // These pages are for everyone: nobody is asked who they are.
      providers: [
        ProblemFilter,
        { provide: Edge, useValue: { guard: () => undefined } },
        { provide: Config, useValue: config },
        { provide: LOGGER, useValue: logger },
      ],
    })
    class TestModule {}
    const app = await createApp(TestModule, config, logger);
    open.push(app);
    await app.init();
    return app;
  }

  it('is there for every code, and is about it', async () => {
    const app = await appWith({});
    for (const [code, { title }] of Object.entries(FAULTS)) {
      const problem = (await app.inject(`/fail/${code}`)).json<{ type: string; status: number }>();
      const page = await app.inject(problem.type);
      expect([code, page.statusCode, page.headers['content-type']]).toEqual([code, 200, 'text/plain; charset=utf-8']);
      expect(page.body.split('\n').slice(0, 3)).toEqual([`# ${title}`, '', `\`${code}\` · HTTP ${problem.status}`]);
    }
  });

  it('is found through a proxy that puts a path before everything', async () => {
    const app = await appWith({ EPARCH_PUBLIC_URL: 'https://flows.example/eparch/' });
    expect((await app.inject('/fail/data.integrity')).json()).toMatchObject({ type: 'https://flows.example/eparch/docs/errors/data.integrity' });
  });

  it.each(['/docs/errors/no.such_code', '/docs/errors/..%2F..%2FREADME', '/docs/errors/README'])('is not there at %s', async (url) => {
    const app = await appWith({});
    expect((await app.inject(url)).statusCode).toBe(404);
  });
});
