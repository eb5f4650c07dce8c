import { Global, Module } from '@nestjs/common';
import { RefusedDecisions } from './refused-decisions.js';

/** What all who decide on runs need to leave a record of it. */
@Global()
@Module({ providers: [RefusedDecisions], exports: [RefusedDecisions] })
export class RecordingModule {}
