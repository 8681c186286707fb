import { findLayoutFaults } from './layout-check';
import { distinctScenes } from './scenes';
import { type FaceSetup, TestFace } from './test-face';

/** What is wrong on the open page; a line each. */
export function findFaults(face: TestFace): string[] {
  return findLayoutFaults(face.capture().parts).map((fault) => `${face.page}: ${fault}`);
}

/** What is wrong on all pages, once round, and what the face complained of. */
export function findFaultsOnAllPages(face: TestFace): string[] {
  const faults: string[] = [];
  face.visitPages(() => faults.push(...findFaults(face)));
  return [...faults, ...face.problems()];
}

/** What is wrong on any page in any scene, each changed by `setup`. */
export function findFaultsInAllScenes(setup: FaceSetup): string[] {
  return distinctScenes.flatMap(({ name, setup: sceneSetup }) =>
    findFaultsOnAllPages(new TestFace({ ...sceneSetup, ...setup })).map((fault) => `as in ${name}, ${fault}`),
  );
}
