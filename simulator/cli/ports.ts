import { UsageError } from './command';

/** A port number; 0 takes any that is free. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port "${text}" is no port: a whole number up to 65535`);
  return port;
}

/** Why `port` could not be opened, in one line; throws what has another reason. */
export function describePortError(error: unknown, port: number, command: string): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
  const why = code === 'EADDRINUSE' ? 'is taken' : 'needs more rights';
  return `port ${port} ${why}; choose another: ${command} -- --port ${suggestPort(port)}`;
}

/** Ports below 1024 belong to the system. */
function suggestPort(port: number): number {
  if (port < 1024) return 8000 + port;
  return port < 65_535 ? port + 1 : port - 1;
}
