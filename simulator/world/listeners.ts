/** The listeners of one thing. A listener that is added twice is called once. */
export class Listeners<Args extends readonly unknown[] = []> {
  private readonly listeners = new Set<(...args: Args) => void>();

  /** Calls `listener` at each `notify`, in the order of adding; the returned function removes it. */
  add(listener: (...args: Args) => void): () => void {
    this.listeners.add(listener);
    return () => this.remove(listener);
  }

  remove(listener: (...args: Args) => void): void {
    this.listeners.delete(listener);
  }

  /** Listeners added meanwhile are not called, nor are those removed meanwhile: a sensor that an app stops in the dark. */
  notify(...args: Args): void {
    for (const listener of [...this.listeners]) if (this.listeners.has(listener)) listener(...args);
  }
}
