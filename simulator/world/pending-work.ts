/** Work outside of a world that its virtual time waits for. */
export class PendingWork {
  private readonly pending = new Set<Promise<void>>();

  /** Whether any work has not ended. */
  get isWaiting(): boolean {
    return this.pending.size > 0;
  }

  /** Waits for `work`, which must not reject. */
  add(work: Promise<void>): void {
    const tracked = work.then(() => void this.pending.delete(tracked));
    this.pending.add(tracked);
  }

  /** Resolves when no work is pending. */
  async settle(): Promise<void> {
    while (this.pending.size > 0) await Promise.all(this.pending);
  }
}
