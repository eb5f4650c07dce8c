import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export interface LoggerOptions {
  level: string;
  format: 'text' | 'json';
}

const LEVELS: Record<string, string> = { '10': 'trace', '20': 'debug', '30': 'info', '40': 'warn', '50': 'error', '60': 'fatal' };

/** The process's one logger; rooms take a child of it with `room` set. Writes to stderr, so that stdout stays for answers. */
export function createLogger(options: LoggerOptions): Logger {
  const base = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.key', '*.authorization', 'password', 'authorization'], censor: '…' },
  };
  return options.format === 'json' ? pino(base, process.stderr) : pino(base, { write: (line) => void process.stderr.write(toText(line)) });
}

function toText(line: string): string {
  const { level, time, msg, room, err, ...rest } = JSON.parse(line) as Record<string, unknown> & { level: number; time: string; msg?: string; room?: string };
  const about = Object.entries(rest).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const cause = err && typeof err === 'object' && 'stack' in err ? `\n${String(err.stack)}` : '';
  const words = [time, LEVELS[level] ?? '', room ? `[${room}]` : '', msg ?? '', ...about].filter((word) => word !== '');
  return `${words.join(' ')}${cause}\n`;
}
