import type { TestFace } from '../../pictures/test-face';

/** What JavaScript writes for a value that is no figure, and the id of a message that does not exist. */
const NON_FIGURE =
  /NaN|undefined|null|Infinity|true|false|\[object|function|(unit|battery|service|stages|classic|day|month|in)\./;

/** The texts of the open page that no wearer should see. */
export function findNonFigures(face: TestFace): string[] {
  return face
    .parts()
    .flatMap(({ text }) => (text && NON_FIGURE.test(text.shown) ? [`${face.page}: ${text.shown}`] : []));
}
