import { readFileSync } from 'node:fs';

/** The size of a page of memory on the machines that Node runs on. */
const PAGE_SIZE_BYTES = 4096;
/** The unit of processor time in /proc (USER_HZ). */
const CLOCK_TICK_MS = 10;

/** What a process uses; NaN where that is not known. */
export interface ProcessUse {
  residentBytes: number;
  cpuMs: number;
}

/** Reads what Linux says about a process (proc_pid_stat(5)). Other systems do not say it in a file. */
export function readProcessUse(pid: number | undefined): ProcessUse {
  if (process.platform !== 'linux' || pid === undefined)
    return { residentBytes: Number.NaN, cpuMs: Number.NaN };
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in parentheses, which may contain anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return { residentBytes: field(24) * PAGE_SIZE_BYTES, cpuMs: (field(14) + field(15)) * CLOCK_TICK_MS };
  } catch {
    return { residentBytes: Number.NaN, cpuMs: Number.NaN };
  }
}
