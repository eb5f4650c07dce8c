import { type DynamicModule, Module } from '@nestjs/common';
import { ControlModule } from './control/control.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { HttpModule } from './http/http.module.js';
import { LoopsModule } from './loops/loops.module.js';
import { PlatformModule } from './platform.module.js';
import type { Platform } from './platform.js';
import { ArtifactsModule } from './workspace/artifacts/artifacts.module.js';
import { AssetsModule } from './workspace/assets/assets.module.js';
import { AutomationsModule } from './workspace/automations/automations.module.js';
import { BackgroundTasksModule } from './workspace/background-tasks/background-tasks.module.js';
import { BlocksModule } from './workspace/blocks/blocks.module.js';
import { DecisionsModule } from './workspace/decisions/decisions.module.js';
import { RecordingModule } from './workspace/decisions/recording/recording.module.js';
import { DeploymentsModule } from './workspace/deployments/deployments.module.js';
import { CollectionsModule } from './workspace/collections/collections.module.js';
import { EventsModule } from './workspace/events/events.module.js';
import { FlowRunInputsModule } from './workspace/flow-run-inputs/flow-run-inputs.module.js';
import { FlowRunsModule } from './workspace/flow-runs/flow-runs.module.js';
import { FlowsModule } from './workspace/flows/flows.module.js';
import { GraphModule } from './workspace/graph/graph.module.js';
import { LimitsModule } from './workspace/limits/limits.module.js';
import { LogsModule } from './workspace/logs/logs.module.js';
import { MetaModule } from './workspace/meta/meta.module.js';
import { RangesModule } from './workspace/ranges/ranges.module.js';
import { SavedSearchesModule } from './workspace/saved-searches/saved-searches.module.js';
import { SlasModule } from './workspace/slas/slas.module.js';
import { StatesModule } from './workspace/states/states.module.js';
import { TaskRunsModule } from './workspace/task-runs/task-runs.module.js';
import { UiModule } from './workspace/ui/ui.module.js';
import { UpkeepModule } from './workspace/upkeep/upkeep.module.js';
import { TemplatesModule } from './workspace/templates/templates.module.js';
import { UiSchemasModule } from './workspace/ui-schemas/ui-schemas.module.js';
import { VariablesModule } from './workspace/variables/variables.module.js';
import { WebhooksModule } from './workspace/webhooks/webhooks.module.js';
import { PollingModule } from './workspace/work-pools/polling/polling.module.js';
import { WorkerChannelModule } from './workspace/work-pools/channel/worker-channel.module.js';
import { WorkPoolsModule } from './workspace/work-pools/work-pools.module.js';
import { WorkQueuesModule } from './workspace/work-queues/work-queues.module.js';

/** The whole application over an opened platform. */
@Module({})
export class AppModule {
  static of(platform: Platform): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        HttpModule,
        ControlModule,
        LoopsModule,
        ArtifactsModule,
        AssetsModule,
        AutomationsModule,
        BackgroundTasksModule,
        BlocksModule,
        DecisionsModule,
        DeploymentsModule,
        CollectionsModule,
        EventsModule,
        FlowRunInputsModule,
        FlowRunsModule,
        FlowsModule,
        GraphModule,
        GraphqlModule,
        LimitsModule,
        LogsModule,
        MetaModule,
        RangesModule,
        RecordingModule,
        SavedSearchesModule,
        SlasModule,
        StatesModule,
        TaskRunsModule,
        UiModule,
        UpkeepModule,
        TemplatesModule,
        UiSchemasModule,
        VariablesModule,
        WebhooksModule,
        PollingModule,
        WorkerChannelModule,
        WorkPoolsModule,
        WorkQueuesModule,
      ],
    };
  }
}
