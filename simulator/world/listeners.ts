/** A list of callbacks. A listener that is added twice is called once. */
export class Listeners<Args extends readonly unknown[] = []> {
  private readonly listeners = new Set<(...args: Args) => void>();

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  /** Calls `listener` at each `notify`, in the order of adding; the returned function removes it. */
  add(listener: (...args: Args) => void): () => void {
    this.listeners.add(listener);
    return () => this.remove(listener);
  }

  remove(listener: (...args: Args) => void): void {
    this.listeners.delete(listener);
  }

  /**
   * A listener that another one removes is not called any more: an app may stop a sensor when the display
   * goes dark. A listener that is added meanwhile waits for the next `notify`.
   */
  notify(...args: Args): void {
    if (this.listeners.size === 0) return;
    for (const listener of [...this.listeners]) if (this.listeners.has(listener)) listener(...args);
  }
}
