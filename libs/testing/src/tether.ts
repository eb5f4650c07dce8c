import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** The pipe ends with the process that holds its other end, whatever ends that one. */
const SCRIPT = 'cat >/dev/null; for pid in $2 $(head -n 1 "$1/postgres/postmaster.pid"); do kill -KILL $pid; done; rm -rf "$1"';

/**
 * Ends a server together with this process, however that ends, and removes its folder with any PostgreSQL that runs in it:
 * a test run that is killed leaves nothing behind. Answers the function that lets go of a server that was stopped in order.
 */
export function tether(folder: string, pid?: number): () => void {
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, 'tether', folder, String(pid ?? '')], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  let holding = true;
  return () => {
    if (holding && watcher.pid !== undefined) process.kill(-watcher.pid, 'SIGKILL');
    holding = false;
  };
}
