import type { ScreenPart } from '../../../simulator/screen/screen';
import { type FaceSetup, TestFace } from '../../pictures/test-face';

/** The rectangle around a painted element, px, rounded to a tenth. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** An open page of the built face, by the ids of resources/index.view. */
export class OpenPage {
  constructor(readonly face: TestFace) {}

  /** The shown text; '' if it is empty or not displayed. */
  text(id: string): string {
    return this.part(id)?.text?.shown ?? '';
  }

  /** The shown texts of a group. */
  texts(group: string): string[] {
    return this.partsIn(group).map((part) => part.text?.shown ?? '');
  }

  /** The colour of an element, in capitals; undefined if it is not displayed. */
  fill(id: string): string | undefined {
    return this.part(id)?.fill.toUpperCase();
  }

  fills(group: string): string[] {
    return this.partsIn(group).map((part) => part.fill.toUpperCase());
  }

  /** The opacities of the elements of a group, 0 … 1. */
  alphas(group: string): number[] {
    return this.partsIn(group).map((part) => part.alpha);
  }

  /** The box of an element; undefined if it paints nothing. */
  box(id: string): Box | undefined {
    const part = this.part(id);
    return part && toBox(part);
  }

  /** The boxes of the elements of a group. */
  boxes(group: string): Box[] {
    return this.partsIn(group).flatMap((part) => toBox(part) ?? []);
  }

  /** The displayed elements of a group, with those of inner groups. */
  partsIn(group: string): ScreenPart[] {
    return this.parts().filter((part) => part.ancestorIds.includes(group));
  }

  private part(id: string): ScreenPart | undefined {
    return this.parts().find((part) => part.id === id);
  }

  private parts(): ScreenPart[] {
    return this.face.parts();
  }
}

/** Opens a page of the built face by taps. Throws if there is no such page with this setup. */
export function openPage(name: string, setup: FaceSetup): OpenPage {
  const face = new TestFace(setup);
  if (!face.open(name)) throw new Error(`the face has no page ${name}`);
  return new OpenPage(face);
}

function toBox({ corners }: ScreenPart): Box | undefined {
  if (!corners) return undefined;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left: roundToTenth(left),
    top: roundToTenth(top),
    width: roundToTenth(Math.max(...xs) - left),
    height: roundToTenth(Math.max(...ys) - top),
  };
}

function roundToTenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
