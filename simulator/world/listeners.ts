/** A list of callbacks. A listener that is added twice is called once. */
export class Listeners<Args extends readonly unknown[] = []> {
  private readonly listeners = new Set<(...args: Args) => void>();
  /** The listeners as `notify` calls them; undefined after a change. */
  private list: readonly ((...args: Args) => void)[] | undefined;

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  /** Calls `listener` at each `notify`, in the order of adding; the returned function removes it. */
  add(listener: (...args: Args) => void): () => void {
    this.listeners.add(listener);
    this.list = undefined;
    return () => this.remove(listener);
  }

  remove(listener: (...args: Args) => void): void {
    this.listeners.delete(listener);
    this.list = undefined;
  }

  /**
   * A listener that another one removes is not called any more: an app may stop a sensor when the display
   * goes dark. A listener that is added meanwhile waits for the next `notify`.
   */
  notify(...args: Args): void {
    if (this.listeners.size === 0) return;
    this.list ??= [...this.listeners];
    for (const listener of this.list) if (this.listeners.has(listener)) listener(...args);
  }
}
