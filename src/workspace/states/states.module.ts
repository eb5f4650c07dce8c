import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { News } from './news.js';

/** What all capabilities that change runs have in common. */
@Global()
@Module({ providers: [Clock, News], exports: [Clock, News] })
export class StatesModule {}
