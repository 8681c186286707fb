import { Storm, type StormyWorld } from './storm';
import type { StormState } from './storm-state';

/** The storms over a world, one at a time. */
export class Storms {
  private last: Storm | undefined;

  /** `onChange` is called when a storm has begun, or was stopped. */
  constructor(
    private readonly world: StormyWorld,
    private readonly onChange: () => void,
  ) {}

  /** The last storm; undefined before the first. */
  get state(): StormState | undefined {
    return this.last?.state;
  }

  /** Begins a storm, in place of one that is on. */
  begin(seed: number): void {
    this.last?.dispose();
    this.last = new Storm(this.world, seed);
    this.onChange();
  }

  /** Ends the faults of the storm. */
  stop(): void {
    this.last?.stop();
    this.onChange();
  }

  /** Ends the faults of the storm, and forgets it: it was about another app. */
  forget(): void {
    this.last?.dispose();
    this.last = undefined;
  }
}
