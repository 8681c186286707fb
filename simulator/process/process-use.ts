import { readFileSync } from 'node:fs';

/** The size of a page of memory on the machines that Node runs on. */
const PAGE_SIZE_BYTES = 4096;
/** The unit of processor time in /proc (USER_HZ). */
const CLOCK_TICK_MS = 10;

/** What a process uses; NaN where that is not known. */
export interface ProcessUse {
  /** In memory, and what the system has moved from there to disk: otherwise a full computer would hide it. */
  memoryBytes: number;
  cpuMs: number;
}

/** Reads what Linux says about a process (proc_pid_stat(5), proc_pid_status(5)). Other systems do not say it in a file. */
export function readProcessUse(pid: number | undefined): ProcessUse {
  if (process.platform !== 'linux' || pid === undefined)
    return { memoryBytes: Number.NaN, cpuMs: Number.NaN };
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in parentheses, which may contain anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return {
      memoryBytes: field(24) * PAGE_SIZE_BYTES + readSwapBytes(pid),
      cpuMs: (field(14) + field(15)) * CLOCK_TICK_MS,
    };
  } catch {
    return { memoryBytes: Number.NaN, cpuMs: Number.NaN };
  }
}

/** 0 where the system has no swap, and says nothing of it. */
function readSwapBytes(pid: number): number {
  const [, kibibytes = '0'] =
    /^VmSwap:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  return Number(kibibytes) * 1024;
}
