import { Module } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { ControlModule } from '../control/control.module.js';
import { DecisionsModule } from '../workspace/decisions/decisions.module.js';
import { FlowRunsModule } from '../workspace/flow-runs/flow-runs.module.js';
import { FlowsModule } from '../workspace/flows/flows.module.js';
import { LogsModule } from '../workspace/logs/logs.module.js';
import { TaskRunsModule } from '../workspace/task-runs/task-runs.module.js';
import { ApolloOptions } from './apollo.options.js';
import { Callers } from './callers.js';
import { Entrance } from './entrance.js';
import { LoaderFactory } from './loaders.js';
import { AccountFields, AccountQueries, WorkspaceFields } from './resolvers/account.resolvers.js';
import { ControlMutations } from './resolvers/control.mutations.js';
import { FlowRunReasons, TaskRunReasons } from './resolvers/reason.resolvers.js';
import { FlowFields, FlowRunFields, TaskRunFields, WorkspaceContents } from './resolvers/run.resolvers.js';
import { RunWatch } from './subscriptions/run-watch.js';
import { FlowRunChangeFields, RunSubscriptions } from './subscriptions/subscription.resolvers.js';
import { SubscriptionsSocket } from './subscriptions/subscriptions.socket.js';

/** What every operation starts with: who asks, and what batches its reads. */
@Module({ imports: [ControlModule, FlowRunsModule, FlowsModule, TaskRunsModule], providers: [Callers, LoaderFactory], exports: [Callers, LoaderFactory] })
class OperationModule {}

/** The console's API: queries and mutations by POST, subscriptions over a socket, both at /graphql. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, imports: [OperationModule], useClass: ApolloOptions }),
    OperationModule,
    ControlModule,
    DecisionsModule,
    FlowRunsModule,
    FlowsModule,
    LogsModule,
    TaskRunsModule,
  ],
  providers: [
    Entrance,
    RunWatch,
    SubscriptionsSocket,
    AccountQueries,
    AccountFields,
    ControlMutations,
    FlowFields,
    FlowRunChangeFields,
    FlowRunFields,
    FlowRunReasons,
    RunSubscriptions,
    TaskRunFields,
    TaskRunReasons,
    WorkspaceContents,
    WorkspaceFields,
  ],
})
export class GraphqlModule {}
