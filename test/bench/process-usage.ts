import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Its own, and that of the children it has seen end. */
  readonly cpuTicks: number;
  readonly residentBytes: number;
}

const POSTGRES = 'postgres';
const [TICKS_PER_SECOND, PAGE_BYTES] = ['CLK_TCK', 'PAGESIZE'].map((name) => Number(execFileSync('getconf', [name], { encoding: 'utf8' }))) as [number, number];

/** CPU seconds that the server has used so far: the process and all below it, ended ones included. A PostgreSQL that it runs is not counted. */
export const serverCpuSeconds = (pid: number): number => cpuSeconds(treeOf(pid).filter(({ command }) => command !== POSTGRES));

/** The same of a PostgreSQL, by the id of its postmaster: backends that ended are counted by it. */
export const databaseCpuSeconds = (postmasterPid: number): number => cpuSeconds(treeOf(postmasterPid));

/** Memory of the server in RAM; pages that its processes share are counted in each. */
export const serverResidentBytes = (pid: number): number =>
  treeOf(pid)
    .filter(({ command }) => command !== POSTGRES)
    .reduce((sum, { residentBytes }) => sum + residentBytes, 0);

const cpuSeconds = (processes: readonly ProcessStat[]): number => processes.reduce((sum, { cpuTicks }) => sum + cpuTicks, 0) / TICKS_PER_SECOND;

/** The process and its living descendants. */
function treeOf(pid: number): ProcessStat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStat(Number(name)));
  const tree = all.filter((process) => process.pid === pid);
  // Grows while it is walked: each process brings its children.
  for (const { pid: parent } of tree) tree.push(...all.filter((process) => process.parent === parent));
  if (tree.length === 0) throw new Error(`There is no process ${pid}.`);
  return tree;
}

/** Nothing when the process has just ended. Source: proc_pid_stat(5), whose fields are counted from 1. */
function readStat(pid: number): ProcessStat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [command = '', rest = ''] = [text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), text.slice(text.lastIndexOf(')') + 2)];
    const fields = rest.split(' ').map(Number);
    const field = (number: number): number => fields[number - 3] ?? 0;
    return [{ pid, parent: field(4), command, cpuTicks: field(14) + field(15) + field(16) + field(17), residentBytes: field(24) * PAGE_BYTES }];
  } catch {
    return [];
  }
}
