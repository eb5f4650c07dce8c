import { Module } from '@nestjs/common';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { Guests } from './guests.js';

@Module({ providers: [Guests, WorkspaceSockets], exports: [Guests, WorkspaceSockets] })
export class GuestsModule {}
