import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault, FAULTS, type FaultCode } from '@app/faults';
import { Controller, Get, Header, Param } from '@nestjs/common';
import type { Config } from '@app/config';
import { Public } from './decorators.js';

/** From src/http and from dist/src/http alike. */
const FOLDER = ['../../docs/errors/', '../../../docs/errors/'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);

/** Where the page about a code is: a problem's `type`. Below the public address, if one is set; else relative to the request. */
export const errorPageUrl = ({ publicUrl }: Pick<Config, 'publicUrl'>, code: FaultCode): string => `${publicUrl ?? ''}/docs/errors/${code}`;

/** What happened and what to do about it, for each code. Markdown, sent as text so that browsers show it. */
@Controller('docs/errors')
export class ErrorPagesController {
  @Get(':code')
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('x-content-type-options', 'nosniff')
  async read(@Param('code') code: string): Promise<string> {
    if (!FOLDER || !Object.hasOwn(FAULTS, code)) throw new Fault('route.not_found', 'Not Found');
    return readFile(join(FOLDER, `${code}.md`), 'utf8');
  }
}
