import { useQuery } from '@apollo/client/react';
import { Center, Loader } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation, useNavigate } from 'react-router';
import { SignInPage } from './auth/sign-in-page';
import { SIGNED_OUT } from './apollo';
import { useWorkspace } from './shell/use-workspace';
import { Trouble } from './ui/trouble';
import { VIEWER } from './viewer';

// The first page is for signing in; all others come when they are gone to.
const SignUpPage = lazy(() => import('./auth/sign-up-page').then(({ SignUpPage }) => ({ default: SignUpPage })));
const ClientLoginPage = lazy(() => import('./auth/client-login-page').then(({ ClientLoginPage }) => ({ default: ClientLoginPage })));
const Shell = lazy(() => import('./shell/shell').then(({ Shell }) => ({ default: Shell })));
const ConnectPage = lazy(() => import('./welcome/connect-page').then(({ ConnectPage }) => ({ default: ConnectPage })));
const RunsPage = lazy(() => import('./runs/runs-page').then(({ RunsPage }) => ({ default: RunsPage })));
const RunPage = lazy(() => import('./runs/run-page').then(({ RunPage }) => ({ default: RunPage })));
const TaskRunPage = lazy(() => import('./runs/task-run-page').then(({ TaskRunPage }) => ({ default: TaskRunPage })));
const FlowsPage = lazy(() => import('./flows/flows-page').then(({ FlowsPage }) => ({ default: FlowsPage })));
const FlowPage = lazy(() => import('./flows/flow-page').then(({ FlowPage }) => ({ default: FlowPage })));
const DeploymentsPage = lazy(() => import('./deployments/deployments-page').then(({ DeploymentsPage }) => ({ default: DeploymentsPage })));
const DeploymentPage = lazy(() => import('./deployments/deployment-page').then(({ DeploymentPage }) => ({ default: DeploymentPage })));
const RunDeploymentPage = lazy(() => import('./deployments/run-deployment-page').then(({ RunDeploymentPage }) => ({ default: RunDeploymentPage })));
const WorkPoolsPage = lazy(() => import('./work-pools/work-pools-page').then(({ WorkPoolsPage }) => ({ default: WorkPoolsPage })));
const WorkPoolPage = lazy(() => import('./work-pools/work-pool-page').then(({ WorkPoolPage }) => ({ default: WorkPoolPage })));
const WorkQueuePage = lazy(() => import('./work-pools/work-queue-page').then(({ WorkQueuePage }) => ({ default: WorkQueuePage })));
const KeysPage = lazy(() => import('./keys/keys-page').then(({ KeysPage }) => ({ default: KeysPage })));
const UnknownPage = lazy(() => import('./shell/unknown-page').then(({ UnknownPage }) => ({ default: UnknownPage })));

export function App() {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="sign-up" element={<SignUpPage />} />
        <Route element={<SignedInOnly />}>
          <Route path="auth/client" element={<ClientLoginPage />} />
          <Route index element={<LastWorkspace />} />
          <Route element={<Shell />}>
            <Route path="settings/keys" element={<KeysPage />} />
            <Route path="account/:accountId/workspace/:workspaceId">
              <Route index element={<Navigate to="runs" replace />} />
              <Route path="connect" element={<ConnectPage />} />
              <Route path="runs" element={<RunsPage />} />
              <Route path="runs/flow-run/:id" element={<RunPage />} />
              <Route path="runs/task-run/:id" element={<TaskRunPage />} />
              <Route path="flows" element={<FlowsPage />} />
              <Route path="flows/flow/:id" element={<FlowPage />} />
              <Route path="deployments" element={<DeploymentsPage />} />
              <Route path="deployments/deployment/:id" element={<DeploymentPage />} />
              <Route path="deployments/deployment/:id/run" element={<RunDeploymentPage />} />
              <Route path="work-pools" element={<WorkPoolsPage />} />
              <Route path="work-pools/work-pool/:name" element={<WorkPoolPage />} />
              <Route path="work-pools/work-pool/:name/worker/:workerId" element={<WorkPoolPage />} />
              <Route path="work-queues/work-queue/:id" element={<WorkQueuePage />} />
              <Route path="*" element={<UnknownPage />} />
            </Route>
            <Route path="*" element={<UnknownPage />} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  );
}

/** Sends those who are not signed in, or not any more, to the sign-in page and back to where they were. */
function SignedInOnly() {
  const { data, error, loading, refetch } = useQuery(VIEWER);
  const location = useLocation();
  const navigate = useNavigate();
  const back = `${location.pathname}${location.search}`;
  useEffect(() => {
    const leave = (): void => void navigate(`/sign-in?next=${encodeURIComponent(back)}`, { replace: true });
    window.addEventListener(SIGNED_OUT, leave);
    return () => window.removeEventListener(SIGNED_OUT, leave);
  }, [back, navigate]);

  if (!data && loading) return <Waiting />;
  if (!data && error) return <Trouble title="The server does not answer" error={error} onRetry={() => void refetch()} />;
  if (!data?.viewer) return <Navigate to={`/sign-in?next=${encodeURIComponent(back)}`} replace />;
  return (
    <Suspense fallback={<Waiting />}>
      <Outlet />
    </Suspense>
  );
}

function LastWorkspace() {
  const { last } = useWorkspace();
  return <Navigate to={last ? `/account/${last.accountId}/workspace/${last.id}/runs` : '/settings/keys'} replace />;
}

const Waiting = () => (
  <Center h="60vh">
    <Loader aria-label="Loading" />
  </Center>
);
