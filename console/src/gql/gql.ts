/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
  '\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      __typename\n      ... on SignInSuccess {\n        viewer {\n          id\n        }\n      }\n      ... on InputError {\n        message\n      }\n    }\n  }\n': typeof types.SignInDocument;
  '\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n': typeof types.SignUpDocument;
  '\n  query SuggestHandle($name: String!, $accountId: ID) {\n    suggestHandle(name: $name, accountId: $accountId)\n  }\n': typeof types.SuggestHandleDocument;
  '\n  query Flow($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n        tags\n        created\n        runs(first: 50) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              tags\n              expectedStartTime\n              startTime\n              estimatedRunTime\n              flow {\n                id\n                name\n              }\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n': typeof types.FlowDocument;
  '\n  query Flows($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flows(first: $first, after: $after, filter: $filter) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            tags\n            created\n            lastRun {\n              id\n              name\n              startTime\n              expectedStartTime\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n': typeof types.FlowsDocument;
  '\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreateApiKeySuccess {\n        key\n        apiKey {\n          id\n          name\n          hint\n          created\n          expiration\n          lastUsed\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n': typeof types.CreateApiKeyDocument;
  '\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      hint\n      created\n      expiration\n      lastUsed\n    }\n  }\n': typeof types.ApiKeysDocument;
  '\n  mutation DeleteApiKey($id: ID!) {\n    deleteApiKey(id: $id)\n  }\n': typeof types.DeleteApiKeyDocument;
  '\n  query Run($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        name\n        tags\n        parameters\n        runCount\n        created\n        expectedStartTime\n        startTime\n        endTime\n        estimatedRunTime\n        flow {\n          id\n          name\n        }\n        parentFlowRun {\n          id\n          name\n        }\n        state {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n        states {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n      }\n    }\n  }\n': typeof types.RunDocument;
  '\n  query TaskRuns($workspaceId: ID!, $id: ID!, $first: Int!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        taskRuns(first: $first) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              runCount\n              startTime\n              endTime\n              estimatedRunTime\n              childFlowRunId\n              state {\n                id\n                type\n                name\n                message\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n': typeof types.TaskRunsDocument;
  '\n  query Logs($workspaceId: ID!, $id: ID!, $first: Int!, $after: String, $filter: LogFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        logs(first: $first, after: $after, filter: $filter) {\n          edges {\n            cursor\n            node {\n              id\n              timestamp\n              level\n              name\n              message\n              taskRunId\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n': typeof types.LogsDocument;
  '\n  subscription RunMoved($workspaceId: ID!, $flowRunId: ID!) {\n    flowRunChanged(workspaceId: $workspaceId, flowRunId: $flowRunId) {\n      flowRunId\n      parts\n    }\n  }\n': typeof types.RunMovedDocument;
  '\n  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRuns(first: $first, after: $after, filter: $filter) {\n        edges {\n          node {\n            id\n            name\n            tags\n            expectedStartTime\n            startTime\n            estimatedRunTime\n            flow {\n              id\n              name\n            }\n            state {\n              id\n              type\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n': typeof types.RunsDocument;
  '\n  query RunCounts($workspaceId: ID!, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRunCounts(filter: $filter) {\n        stateType\n        count\n      }\n    }\n  }\n': typeof types.RunCountsDocument;
  '\n  query FlowName($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n      }\n    }\n  }\n': typeof types.FlowNameDocument;
  '\n  subscription RunsMoved($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n': typeof types.RunsMovedDocument;
  '\n  query TaskRun($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      taskRun(id: $id) {\n        id\n        flowRunId\n      }\n    }\n  }\n': typeof types.TaskRunDocument;
  '\n  mutation CreateWorkspace($input: CreateWorkspaceInput!) {\n    createWorkspace(input: $input) {\n      __typename\n      ... on CreateWorkspaceSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n': typeof types.CreateWorkspaceDocument;
  '\n  mutation SignOut {\n    signOut\n  }\n': typeof types.SignOutDocument;
  '\n  query Viewer {\n    viewer {\n      id\n      email\n      handle\n      firstName\n      lastName\n    }\n    accounts {\n      id\n      name\n      handle\n      workspaces {\n        id\n        name\n        handle\n        accountId\n        accountHandle\n      }\n    }\n  }\n': typeof types.ViewerDocument;
  '\n  subscription FirstRun($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n': typeof types.FirstRunDocument;
};
const documents: Documents = {
  '\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      __typename\n      ... on SignInSuccess {\n        viewer {\n          id\n        }\n      }\n      ... on InputError {\n        message\n      }\n    }\n  }\n':
    types.SignInDocument,
  '\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n':
    types.SignUpDocument,
  '\n  query SuggestHandle($name: String!, $accountId: ID) {\n    suggestHandle(name: $name, accountId: $accountId)\n  }\n': types.SuggestHandleDocument,
  '\n  query Flow($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n        tags\n        created\n        runs(first: 50) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              tags\n              expectedStartTime\n              startTime\n              estimatedRunTime\n              flow {\n                id\n                name\n              }\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n':
    types.FlowDocument,
  '\n  query Flows($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flows(first: $first, after: $after, filter: $filter) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            tags\n            created\n            lastRun {\n              id\n              name\n              startTime\n              expectedStartTime\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n':
    types.FlowsDocument,
  '\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreateApiKeySuccess {\n        key\n        apiKey {\n          id\n          name\n          hint\n          created\n          expiration\n          lastUsed\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n':
    types.CreateApiKeyDocument,
  '\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      hint\n      created\n      expiration\n      lastUsed\n    }\n  }\n': types.ApiKeysDocument,
  '\n  mutation DeleteApiKey($id: ID!) {\n    deleteApiKey(id: $id)\n  }\n': types.DeleteApiKeyDocument,
  '\n  query Run($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        name\n        tags\n        parameters\n        runCount\n        created\n        expectedStartTime\n        startTime\n        endTime\n        estimatedRunTime\n        flow {\n          id\n          name\n        }\n        parentFlowRun {\n          id\n          name\n        }\n        state {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n        states {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n      }\n    }\n  }\n':
    types.RunDocument,
  '\n  query TaskRuns($workspaceId: ID!, $id: ID!, $first: Int!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        taskRuns(first: $first) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              runCount\n              startTime\n              endTime\n              estimatedRunTime\n              childFlowRunId\n              state {\n                id\n                type\n                name\n                message\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n':
    types.TaskRunsDocument,
  '\n  query Logs($workspaceId: ID!, $id: ID!, $first: Int!, $after: String, $filter: LogFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        logs(first: $first, after: $after, filter: $filter) {\n          edges {\n            cursor\n            node {\n              id\n              timestamp\n              level\n              name\n              message\n              taskRunId\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n':
    types.LogsDocument,
  '\n  subscription RunMoved($workspaceId: ID!, $flowRunId: ID!) {\n    flowRunChanged(workspaceId: $workspaceId, flowRunId: $flowRunId) {\n      flowRunId\n      parts\n    }\n  }\n':
    types.RunMovedDocument,
  '\n  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRuns(first: $first, after: $after, filter: $filter) {\n        edges {\n          node {\n            id\n            name\n            tags\n            expectedStartTime\n            startTime\n            estimatedRunTime\n            flow {\n              id\n              name\n            }\n            state {\n              id\n              type\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n':
    types.RunsDocument,
  '\n  query RunCounts($workspaceId: ID!, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRunCounts(filter: $filter) {\n        stateType\n        count\n      }\n    }\n  }\n':
    types.RunCountsDocument,
  '\n  query FlowName($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n      }\n    }\n  }\n':
    types.FlowNameDocument,
  '\n  subscription RunsMoved($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n': types.RunsMovedDocument,
  '\n  query TaskRun($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      taskRun(id: $id) {\n        id\n        flowRunId\n      }\n    }\n  }\n':
    types.TaskRunDocument,
  '\n  mutation CreateWorkspace($input: CreateWorkspaceInput!) {\n    createWorkspace(input: $input) {\n      __typename\n      ... on CreateWorkspaceSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n':
    types.CreateWorkspaceDocument,
  '\n  mutation SignOut {\n    signOut\n  }\n': types.SignOutDocument,
  '\n  query Viewer {\n    viewer {\n      id\n      email\n      handle\n      firstName\n      lastName\n    }\n    accounts {\n      id\n      name\n      handle\n      workspaces {\n        id\n        name\n        handle\n        accountId\n        accountHandle\n      }\n    }\n  }\n':
    types.ViewerDocument,
  '\n  subscription FirstRun($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n': types.FirstRunDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      __typename\n      ... on SignInSuccess {\n        viewer {\n          id\n        }\n      }\n      ... on InputError {\n        message\n      }\n    }\n  }\n',
): (typeof documents)['\n  mutation SignIn($email: String!, $password: String!) {\n    signIn(email: $email, password: $password) {\n      __typename\n      ... on SignInSuccess {\n        viewer {\n          id\n        }\n      }\n      ... on InputError {\n        message\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query SuggestHandle($name: String!, $accountId: ID) {\n    suggestHandle(name: $name, accountId: $accountId)\n  }\n',
): (typeof documents)['\n  query SuggestHandle($name: String!, $accountId: ID) {\n    suggestHandle(name: $name, accountId: $accountId)\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Flow($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n        tags\n        created\n        runs(first: 50) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              tags\n              expectedStartTime\n              startTime\n              estimatedRunTime\n              flow {\n                id\n                name\n              }\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Flow($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n        tags\n        created\n        runs(first: 50) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              tags\n              expectedStartTime\n              startTime\n              estimatedRunTime\n              flow {\n                id\n                name\n              }\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Flows($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flows(first: $first, after: $after, filter: $filter) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            tags\n            created\n            lastRun {\n              id\n              name\n              startTime\n              expectedStartTime\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Flows($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flows(first: $first, after: $after, filter: $filter) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            tags\n            created\n            lastRun {\n              id\n              name\n              startTime\n              expectedStartTime\n              state {\n                id\n                type\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreateApiKeySuccess {\n        key\n        apiKey {\n          id\n          name\n          hint\n          created\n          expiration\n          lastUsed\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  mutation CreateApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on CreateApiKeySuccess {\n        key\n        apiKey {\n          id\n          name\n          hint\n          created\n          expiration\n          lastUsed\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      hint\n      created\n      expiration\n      lastUsed\n    }\n  }\n',
): (typeof documents)['\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      hint\n      created\n      expiration\n      lastUsed\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  mutation DeleteApiKey($id: ID!) {\n    deleteApiKey(id: $id)\n  }\n',
): (typeof documents)['\n  mutation DeleteApiKey($id: ID!) {\n    deleteApiKey(id: $id)\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Run($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        name\n        tags\n        parameters\n        runCount\n        created\n        expectedStartTime\n        startTime\n        endTime\n        estimatedRunTime\n        flow {\n          id\n          name\n        }\n        parentFlowRun {\n          id\n          name\n        }\n        state {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n        states {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Run($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        name\n        tags\n        parameters\n        runCount\n        created\n        expectedStartTime\n        startTime\n        endTime\n        estimatedRunTime\n        flow {\n          id\n          name\n        }\n        parentFlowRun {\n          id\n          name\n        }\n        state {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n        states {\n          id\n          type\n          name\n          timestamp\n          message\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query TaskRuns($workspaceId: ID!, $id: ID!, $first: Int!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        taskRuns(first: $first) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              runCount\n              startTime\n              endTime\n              estimatedRunTime\n              childFlowRunId\n              state {\n                id\n                type\n                name\n                message\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query TaskRuns($workspaceId: ID!, $id: ID!, $first: Int!) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        taskRuns(first: $first) {\n          totalCount\n          edges {\n            node {\n              id\n              name\n              runCount\n              startTime\n              endTime\n              estimatedRunTime\n              childFlowRunId\n              state {\n                id\n                type\n                name\n                message\n              }\n            }\n          }\n          pageInfo {\n            hasNextPage\n          }\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Logs($workspaceId: ID!, $id: ID!, $first: Int!, $after: String, $filter: LogFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        logs(first: $first, after: $after, filter: $filter) {\n          edges {\n            cursor\n            node {\n              id\n              timestamp\n              level\n              name\n              message\n              taskRunId\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Logs($workspaceId: ID!, $id: ID!, $first: Int!, $after: String, $filter: LogFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRun(id: $id) {\n        id\n        logs(first: $first, after: $after, filter: $filter) {\n          edges {\n            cursor\n            node {\n              id\n              timestamp\n              level\n              name\n              message\n              taskRunId\n            }\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  subscription RunMoved($workspaceId: ID!, $flowRunId: ID!) {\n    flowRunChanged(workspaceId: $workspaceId, flowRunId: $flowRunId) {\n      flowRunId\n      parts\n    }\n  }\n',
): (typeof documents)['\n  subscription RunMoved($workspaceId: ID!, $flowRunId: ID!) {\n    flowRunChanged(workspaceId: $workspaceId, flowRunId: $flowRunId) {\n      flowRunId\n      parts\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRuns(first: $first, after: $after, filter: $filter) {\n        edges {\n          node {\n            id\n            name\n            tags\n            expectedStartTime\n            startTime\n            estimatedRunTime\n            flow {\n              id\n              name\n            }\n            state {\n              id\n              type\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Runs($workspaceId: ID!, $first: Int!, $after: String, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRuns(first: $first, after: $after, filter: $filter) {\n        edges {\n          node {\n            id\n            name\n            tags\n            expectedStartTime\n            startTime\n            estimatedRunTime\n            flow {\n              id\n              name\n            }\n            state {\n              id\n              type\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query RunCounts($workspaceId: ID!, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRunCounts(filter: $filter) {\n        stateType\n        count\n      }\n    }\n  }\n',
): (typeof documents)['\n  query RunCounts($workspaceId: ID!, $filter: FlowRunFilter) {\n    workspace(id: $workspaceId) {\n      id\n      flowRunCounts(filter: $filter) {\n        stateType\n        count\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query FlowName($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n      }\n    }\n  }\n',
): (typeof documents)['\n  query FlowName($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      flow(id: $id) {\n        id\n        name\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  subscription RunsMoved($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n',
): (typeof documents)['\n  subscription RunsMoved($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query TaskRun($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      taskRun(id: $id) {\n        id\n        flowRunId\n      }\n    }\n  }\n',
): (typeof documents)['\n  query TaskRun($workspaceId: ID!, $id: ID!) {\n    workspace(id: $workspaceId) {\n      id\n      taskRun(id: $id) {\n        id\n        flowRunId\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  mutation CreateWorkspace($input: CreateWorkspaceInput!) {\n    createWorkspace(input: $input) {\n      __typename\n      ... on CreateWorkspaceSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  mutation CreateWorkspace($input: CreateWorkspaceInput!) {\n    createWorkspace(input: $input) {\n      __typename\n      ... on CreateWorkspaceSuccess {\n        workspace {\n          id\n          accountId\n        }\n      }\n      ... on InputError {\n        message\n        fields {\n          field\n          message\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: '\n  mutation SignOut {\n    signOut\n  }\n'): (typeof documents)['\n  mutation SignOut {\n    signOut\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Viewer {\n    viewer {\n      id\n      email\n      handle\n      firstName\n      lastName\n    }\n    accounts {\n      id\n      name\n      handle\n      workspaces {\n        id\n        name\n        handle\n        accountId\n        accountHandle\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Viewer {\n    viewer {\n      id\n      email\n      handle\n      firstName\n      lastName\n    }\n    accounts {\n      id\n      name\n      handle\n      workspaces {\n        id\n        name\n        handle\n        accountId\n        accountHandle\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  subscription FirstRun($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n',
): (typeof documents)['\n  subscription FirstRun($workspaceId: ID!) {\n    flowRunsChanged(workspaceId: $workspaceId)\n  }\n'];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<infer TType, any> ? TType : never;
