import { findLayoutFaults } from './layout-check';
import { distinctScenes } from './scenes';
import { type FaceSetup, TestFace } from './test-face';

/** The faults of the open page, one a line. */
export function findFaults(face: TestFace): string[] {
  return findLayoutFaults(face.capture().parts).map((fault) => `${face.page}: ${fault}`);
}

/** The faults of all pages, and the problems of the face. */
export function findFaultsOnAllPages(face: TestFace): string[] {
  const faults: string[] = [];
  face.visitPages(() => faults.push(...findFaults(face)));
  return [...faults, ...face.problems()];
}

/** The faults of all pages in all scenes, each changed by `setup`. */
export function findFaultsInAllScenes(setup: FaceSetup): string[] {
  return distinctScenes.flatMap(({ name, setup: sceneSetup }) =>
    findFaultsOnAllPages(new TestFace({ ...sceneSetup, ...setup })).map((fault) => `as in ${name}, ${fault}`),
  );
}
