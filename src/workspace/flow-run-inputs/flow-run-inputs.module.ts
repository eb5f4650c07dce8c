import { Module } from '@nestjs/common';
import { FlowRunInputsController } from './flow-run-inputs.controller.js';
import { FlowRunInputsRepository } from './flow-run-inputs.repository.js';
import { FlowRunInputsService } from './flow-run-inputs.service.js';

@Module({ controllers: [FlowRunInputsController], providers: [FlowRunInputsRepository, FlowRunInputsService], exports: [FlowRunInputsService] })
export class FlowRunInputsModule {}
