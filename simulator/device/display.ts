/** Who turned the display on or off: the watch and its wearer, or the app through `display.on`. */
export type DisplayCause = 'system' | 'app';

/** Whether the display shines. Outlives the app's runs. */
export class Display {
  private shining = true;
  private readonly listeners: ((cause: DisplayCause) => void)[] = [];

  get on(): boolean {
    return this.shining;
  }

  set(on: boolean, cause: DisplayCause): void {
    if (on === this.shining) return;
    this.shining = on;
    for (const listener of [...this.listeners]) {
      // One who stopped listening meanwhile hears nothing more: a sensor that an app stops in the dark.
      if (this.listeners.includes(listener)) listener(cause);
    }
  }

  /** Calls `listener` after each change, in the order of asking; the answer stops it. */
  listen(listener: (cause: DisplayCause) => void): () => void {
    this.listeners.push(listener);
    return () => {
      const i = this.listeners.indexOf(listener);
      if (i >= 0) this.listeners.splice(i, 1);
    };
  }
}
