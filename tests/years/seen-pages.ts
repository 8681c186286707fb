import type { World } from '../../simulator/run/world';

/** The visible texts of a page of the face, by the ids of their elements. */
export type PageTexts = ReadonlyMap<string, string>;

/** Calls `listener` with each page as it was when somebody turned it, or when the display went off. */
export function onPageSeen(world: World, listener: (texts: PageTexts) => void): void {
  world.trace.listen((entry, isNew) => {
    // The face acts on both after the trace.
    const isLeft = isNew && (entry.kind === 'tap' || (entry.kind === 'display' && entry.mode === 'off'));
    if (!isLeft || !world.watch.isRunning) return;
    const visible = world.watch.texts().filter(({ isVisible }) => isVisible);
    listener(new Map(visible.map(({ id, text }) => [id, text])));
  });
}
