import type { Instant } from '../../simulator/world/clock';
import type { UnloadCause } from '../../simulator/world/companion-life';
import type { Run } from './invariant';
import { perRun } from './per-run';

/** One run of the companion, from its launch to its end. */
export interface CompanionRun {
  readonly launchedAt: Instant;
  /** Undefined while it runs. */
  endedAt: Instant | undefined;
  cause: UnloadCause | undefined;
}

/** The runs of the last day, oldest first. */
export class CompanionRuns {
  readonly list: CompanionRun[] = [];

  constructor({ world }: Run) {
    world.trace.listen((entry, isNew) => {
      if (!isNew) return;
      if (entry.kind === 'wake') {
        this.list.push({ launchedAt: entry.t, endedAt: undefined, cause: undefined });
        if (this.list.length > MAX_RUNS) this.list.shift();
      } else if (entry.kind === 'unload') {
        const { present } = this;
        if (present) Object.assign(present, { endedAt: entry.t, cause: entry.cause });
      }
    });
  }

  /** Undefined where the companion does not run. */
  get present(): CompanionRun | undefined {
    const last = this.list.at(-1);
    return last?.endedAt === undefined ? last : undefined;
  }
}

const MAX_RUNS = 200;

export const companionRuns = perRun((run) => new CompanionRuns(run));
