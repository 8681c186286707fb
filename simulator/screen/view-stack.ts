import type { View } from './view';

/** The opened views in order, and which of them is shown. */
export class ViewStack {
  private views: View[];
  private index = 0;

  constructor(
    first: View,
    private readonly onFreed: (view: View) => void,
  ) {
    this.views = [first];
  }

  get current(): View {
    // There is always a view at the index: nobody goes where canGo says no.
    return this.views[this.index] as View;
  }

  get length(): number {
    return this.views.length;
  }

  /** Whether `go(delta)` leads to a view. */
  canGo(delta: number): boolean {
    return this.views[this.index + delta] !== undefined;
  }

  go(delta: number): void {
    this.index += delta;
  }

  /** Opens a view above the current one; those that were above it are freed. */
  push(view: View): void {
    this.freeFrom(this.index + 1);
    this.views.push(view);
    this.index += 1;
  }

  /** Replaces the current view; it and those above it are freed. */
  replace(view: View): void {
    this.freeFrom(this.index);
    this.views.push(view);
  }

  private freeFrom(from: number): void {
    for (const view of this.views.splice(from)) {
      view.isFreed = true;
      this.onFreed(view);
    }
  }
}
