import { Module } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { ControlModule } from '../control/control.module.js';
import { ArtifactsModule } from '../workspace/artifacts/artifacts.module.js';
import { AssetsModule } from '../workspace/assets/assets.module.js';
import { AutomationsModule } from '../workspace/automations/automations.module.js';
import { BlocksModule } from '../workspace/blocks/blocks.module.js';
import { DecisionsModule } from '../workspace/decisions/decisions.module.js';
import { DeliveriesModule } from '../workspace/deliveries/deliveries.module.js';
import { DeploymentsModule } from '../workspace/deployments/deployments.module.js';
import { EventsModule } from '../workspace/events/events.module.js';
import { FlowRunsModule } from '../workspace/flow-runs/flow-runs.module.js';
import { FlowsModule } from '../workspace/flows/flows.module.js';
import { GraphModule } from '../workspace/graph/graph.module.js';
import { LimitsModule } from '../workspace/limits/limits.module.js';
import { LogsModule } from '../workspace/logs/logs.module.js';
import { SavedSearchesModule } from '../workspace/saved-searches/saved-searches.module.js';
import { SlasModule } from '../workspace/slas/slas.module.js';
import { TaskRunsModule } from '../workspace/task-runs/task-runs.module.js';
import { VariablesModule } from '../workspace/variables/variables.module.js';
import { WebhooksModule } from '../workspace/webhooks/webhooks.module.js';
import { PollingModule } from '../workspace/work-pools/polling/polling.module.js';
import { WorkPoolsModule } from '../workspace/work-pools/work-pools.module.js';
import { ApolloOptions } from './apollo.options.js';
import { Budget } from './budget.js';
import { Callers } from './callers.js';
import { Entrance } from './entrance.js';
import { LoaderFactory, LOADERS } from './loaders.js';
import { AccountFields, AccountQueries, WorkspaceFields } from './resolvers/account.resolvers.js';
import { AutomationMutations } from './resolvers/automation.mutations.js';
import { AutomationFields, WorkspaceAutomations } from './resolvers/automation.resolvers.js';
import { ControlMutations } from './resolvers/control.mutations.js';
import { AssetFields, AssetMutations, MaterializationFields, WorkspaceAssets } from './resolvers/asset.resolvers.js';
import { BackfillFields, BackfillMutations, DeploymentBackfills } from './resolvers/backfill.resolvers.js';
import {
  ArtifactCollectionFields,
  ArtifactFields,
  ArtifactMutations,
  FlowRunArtifacts,
  TaskRunArtifacts,
  WorkspaceArtifacts,
} from './resolvers/artifact.resolvers.js';
import { BlockMutations } from './resolvers/block.mutations.js';
import { BlockDocumentFields, BlockSchemaFields, BlockTypeFields, WorkspaceBlocks } from './resolvers/block.resolvers.js';
import { DeliveryAttemptFields, DeliveryFields, DeliveryMutations, WorkspaceDeliveries } from './resolvers/delivery.resolvers.js';
import { DeploymentLimit, LimitFields, SeekerFields, WorkspaceLimits } from './resolvers/concurrency-limit.resolvers.js';
import { LimitMutations } from './resolvers/concurrency-limit.mutations.js';
import { WorkspaceOverview } from './resolvers/dashboard.resolvers.js';
import { DeploymentFields, FlowDeployments, FlowRunDeployment, ScheduleFields, WorkspaceDeployments } from './resolvers/deployment.resolvers.js';
import { DeploymentMutations } from './resolvers/deployment.mutations.js';
import { EventFields, WorkspaceEvents } from './resolvers/event.resolvers.js';
import { FlowRunReasons, TaskRunReasons } from './resolvers/reason.resolvers.js';
import { FlowRunQuestion, RunActMutations } from './resolvers/run-act.resolvers.js';
import { AccountMembers, MemberFields, MemberMutations } from './resolvers/member.resolvers.js';
import { RunListMutations, SavedSearchFields, WorkspaceSearches } from './resolvers/run-list.resolvers.js';
import { FlowFields, FlowRunFields, TaskRunFields, WorkspaceContents } from './resolvers/run.resolvers.js';
import { DeploymentSlas, SlaFields, SlaMutations, ViolationFields, WorkspaceSlas } from './resolvers/sla.resolvers.js';
import { AccountServiceAccounts, ServiceAccountFields, ServiceAccountMutations } from './resolvers/service-account.resolvers.js';
import { VariableFields, VariableMutations, WorkspaceVariables } from './resolvers/variable.resolvers.js';
import { SessionFields, SessionQueries, SettingsMutations, WorkspaceRetention } from './resolvers/settings.resolvers.js';
import { ViewerMutations } from './resolvers/viewer.mutations.js';
import { DeploymentVersions, FlowRunVersion, VersionFields, VersionMutations } from './resolvers/version.resolvers.js';
import { WebhookFields, WebhookMutations, WorkspaceWebhooks } from './resolvers/webhook.resolvers.js';
import { FlowRunTimeline } from './resolvers/timeline.resolvers.js';
import { FlowRunPlace, WorkerFields, WorkPoolFields, WorkQueueFields, WorkspacePools } from './resolvers/work-pool.resolvers.js';
import { WorkPoolMutations } from './resolvers/work-pool.mutations.js';
import { FeedSubscriptions } from './subscriptions/feed-subscriptions.js';
import { NewsWatch } from './subscriptions/news-watch.js';
import { ObjectSubscriptions } from './subscriptions/object-subscriptions.js';
import { FlowRunChangeFields, RunSubscriptions } from './subscriptions/run-subscriptions.js';
import { Subscribers } from './subscriptions/subscribers.js';
import { SubscriptionsSocket } from './subscriptions/subscriptions.socket.js';

/** What every operation starts with: who asks, and what batches its reads. */
@Module({
  imports: [
    ArtifactsModule,
    AutomationsModule,
    BlocksModule,
    ControlModule,
    DeploymentsModule,
    FlowRunsModule,
    FlowsModule,
    LimitsModule,
    PollingModule,
    SlasModule,
    TaskRunsModule,
    WorkPoolsModule,
  ],
  providers: [Budget, Callers, ...LOADERS],
  exports: [Budget, Callers, LoaderFactory],
})
class OperationModule {}

/** The console's API: queries and mutations by POST, subscriptions over a socket, both at /graphql. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, imports: [OperationModule], useClass: ApolloOptions }),
    OperationModule,
    ArtifactsModule,
    AssetsModule,
    AutomationsModule,
    BlocksModule,
    ControlModule,
    DecisionsModule,
    DeliveriesModule,
    DeploymentsModule,
    EventsModule,
    FlowRunsModule,
    FlowsModule,
    GraphModule,
    LimitsModule,
    LogsModule,
    SavedSearchesModule,
    SlasModule,
    TaskRunsModule,
    VariablesModule,
    WebhooksModule,
    WorkPoolsModule,
  ],
  providers: [
    Entrance,
    NewsWatch,
    Subscribers,
    SubscriptionsSocket,
    AccountQueries,
    AccountFields,
    ArtifactCollectionFields,
    ArtifactFields,
    ArtifactMutations,
    AssetFields,
    AssetMutations,
    AutomationFields,
    AutomationMutations,
    AccountMembers,
    AccountServiceAccounts,
    BackfillFields,
    BackfillMutations,
    BlockDocumentFields,
    BlockMutations,
    BlockSchemaFields,
    BlockTypeFields,
    ControlMutations,
    DeliveryAttemptFields,
    DeliveryFields,
    DeliveryMutations,
    DeploymentBackfills,
    DeploymentFields,
    DeploymentLimit,
    DeploymentMutations,
    DeploymentSlas,
    DeploymentVersions,
    EventFields,
    FeedSubscriptions,
    FlowDeployments,
    FlowFields,
    FlowRunArtifacts,
    FlowRunChangeFields,
    FlowRunDeployment,
    FlowRunFields,
    FlowRunPlace,
    FlowRunQuestion,
    FlowRunReasons,
    FlowRunTimeline,
    FlowRunVersion,
    LimitFields,
    LimitMutations,
    MaterializationFields,
    ObjectSubscriptions,
    MemberFields,
    MemberMutations,
    RunActMutations,
    RunListMutations,
    RunSubscriptions,
    SavedSearchFields,
    ScheduleFields,
    TaskRunArtifacts,
    SeekerFields,
    ServiceAccountFields,
    ServiceAccountMutations,
    SlaFields,
    SlaMutations,
    SessionFields,
    SessionQueries,
    SettingsMutations,
    TaskRunFields,
    TaskRunReasons,
    VariableFields,
    VariableMutations,
    VersionFields,
    VersionMutations,
    ViolationFields,
    ViewerMutations,
    WorkerFields,
    WorkPoolFields,
    WorkPoolMutations,
    WorkQueueFields,
    WebhookFields,
    WebhookMutations,
    WorkspaceArtifacts,
    WorkspaceAssets,
    WorkspaceAutomations,
    WorkspaceBlocks,
    WorkspaceContents,
    WorkspaceDeliveries,
    WorkspaceDeployments,
    WorkspaceEvents,
    WorkspaceFields,
    WorkspaceLimits,
    WorkspaceOverview,
    WorkspacePools,
    WorkspaceRetention,
    WorkspaceSearches,
    WorkspaceSlas,
    WorkspaceVariables,
    WorkspaceWebhooks,
  ],
})
export class GraphqlModule {}
