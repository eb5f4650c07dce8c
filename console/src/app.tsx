import { useQuery } from '@apollo/client/react';
import { Center, Loader } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation, useNavigate } from 'react-router';
import { SignInPage } from './auth/sign-in-page';
import { SIGNED_OUT } from './apollo';
import { basePath } from './base';
import { fetchAhead, VIEWER_PAGES, WORKSPACE_PAGES } from './pages';
import { lastWorkspaceId, useWorkspace } from './shell/use-workspace';
import { Caught } from './ui/caught';
import { Trouble } from './ui/trouble';
import { VIEWER } from './viewer';

// The first page is for signing in; all others come when they are gone to.
const SignUpPage = lazy(() => import('./auth/sign-up-page').then(({ SignUpPage }) => ({ default: SignUpPage })));
const ClientLoginPage = lazy(() => import('./auth/client-login-page').then(({ ClientLoginPage }) => ({ default: ClientLoginPage })));
const loadShell = () => import('./shell/shell');
const Shell = lazy(() => loadShell().then(({ Shell }) => ({ default: Shell })));
const UnknownPage = lazy(() => import('./shell/unknown-page').then(({ UnknownPage }) => ({ default: UnknownPage })));

// Whoever was here before most often still may be: the code comes while the server is asked, and not after.
if (lastWorkspaceId() !== null) {
  loadShell().catch(() => undefined);
  fetchAhead(window.location.pathname.slice(basePath.length));
}

export function App() {
  return (
    <Caught at={useLocation().pathname}>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="sign-in" element={<SignInPage />} />
          <Route path="sign-up" element={<SignUpPage />} />
          <Route element={<SignedInOnly />}>
            <Route path="auth/client" element={<ClientLoginPage />} />
            <Route index element={<LastWorkspace />} />
            <Route element={<Shell />}>
              {VIEWER_PAGES.map(({ path, Page }) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="account/:accountId/workspace/:workspaceId">
                <Route index element={<Navigate to="dashboard" replace />} />
                {WORKSPACE_PAGES.map(({ path, Page }) => (
                  <Route key={path} path={path} element={<Page />} />
                ))}
                <Route path="*" element={<UnknownPage />} />
              </Route>
              <Route path="*" element={<UnknownPage />} />
            </Route>
          </Route>
        </Routes>
      </Suspense>
    </Caught>
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
  return <Navigate to={last ? `/account/${last.accountId}/workspace/${last.id}/dashboard` : '/settings/keys'} replace />;
}

const Waiting = () => (
  <Center h="60vh">
    <Loader aria-label="Loading" />
  </Center>
);
