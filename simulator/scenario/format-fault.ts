import { describeValue } from '../run/fault-values';
import type { Fault } from '../run/faults';
import { formatDuration } from '../world/duration';

/** The fault in the form of `--fault`. */
export function formatFault(fault: Fault): string {
  const value = describeValue(fault);
  return `${fault.name}${value === undefined ? '' : `=${value}`}@${formatBegin(fault)}${formatEnd(fault)}`;
}

function formatBegin({ from, moment }: Fault): string {
  if (!moment) return formatDuration(from);
  const { name, part, nth } = moment;
  const since = from > 0 ? `${formatDuration(from)}:` : '';
  return `${since}${name}${part === undefined ? '' : `=${part}`}${nth > 1 ? `#${nth}` : ''}`;
}

function formatEnd({ to, lastsMs }: Fault): string {
  if (lastsMs !== undefined) return `..+${formatDuration(lastsMs)}`;
  return to === undefined ? '' : `..${formatDuration(to)}`;
}
