import { UsageError } from '../client/usage-error';
import { errorCodeOf } from '../world/message-of';

/** A port number; 0 is any free port. Throws a UsageError. */
export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port "${text}" is not a port: a whole number up to 65535`);
  return port;
}

/** Whether a port could not be opened. */
export function isPortError(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === 'EADDRINUSE' || code === 'EACCES';
}

/**
 * One line that says why `port` could not be opened, for the command that was called as `command`. Rethrows errors of
 * other kinds.
 */
export function describePortError(error: unknown, port: number, command: string): string {
  const code = errorCodeOf(error);
  if (!isPortError(error)) throw error;
  const why = code === 'EADDRINUSE' ? 'is in use' : 'requires more rights';
  return `port ${port} ${why}; choose another: ${command} --port ${suggestPort(port)}`;
}

/** Ports below 1024 are reserved for the system. */
function suggestPort(port: number): number {
  if (port < 1024) return 8000 + port;
  return port < 65_535 ? port + 1 : port - 1;
}
