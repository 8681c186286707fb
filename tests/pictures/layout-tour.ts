import { type Circumstances, Face } from './face';
import { layoutFaults } from './layout-check';
import { situations } from './scenes';

/** What is wrong on the open page; a line each. */
export function faultsOf(face: Face): string[] {
  return layoutFaults(face.picture().parts).map((fault) => `${face.page}: ${fault}`);
}

/** What is wrong on all pages, once round, and what the face complained of. */
export function faultsOfTour(face: Face): string[] {
  const faults: string[] = [];
  face.tour(() => faults.push(...faultsOf(face)));
  return [...faults, ...face.complaints()];
}

/** What is wrong on any page in any situation, each changed by `circumstances`. */
export function faultsOfAll(circumstances: Circumstances): string[] {
  return situations.flatMap(({ name, circumstances: situation }) =>
    faultsOfTour(new Face({ ...situation, ...circumstances })).map((fault) => `as in ${name}, ${fault}`),
  );
}
