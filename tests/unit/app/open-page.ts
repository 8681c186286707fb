import type { ScreenPart } from '../../../simulator/screen/screen';
import { type Circumstances, Face } from '../../pictures/face';

/** A rectangle around what is painted, in pixels of the screen to a tenth. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** An open page of the built face, by the ids of resources/index.view. */
export class OpenPage {
  constructor(readonly face: Face) {}

  /** What a text says; '' where it says nothing or is not displayed. */
  text(id: string): string {
    return this.part(id)?.text?.shown ?? '';
  }

  /** What the texts of a group say. */
  texts(group: string): string[] {
    return this.inside(group).map((part) => part.text?.shown ?? '');
  }

  /** The colour of an element, in capitals; undefined where it is not displayed. */
  fill(id: string): string | undefined {
    return this.part(id)?.fill.toUpperCase();
  }

  fills(group: string): string[] {
    return this.inside(group).map((part) => part.fill.toUpperCase());
  }

  /** How opaque the elements of a group are, 0 … 1. */
  alphas(group: string): number[] {
    return this.inside(group).map((part) => part.alpha);
  }

  /** Where an element is painted; undefined where it paints nothing. */
  box(id: string): Box | undefined {
    const part = this.part(id);
    return part && boxOf(part);
  }

  /** Where the elements of a group are painted. */
  boxes(group: string): Box[] {
    return this.inside(group).flatMap((part) => boxOf(part) ?? []);
  }

  /** The displayed elements of a group, those of groups in it included. */
  inside(group: string): ScreenPart[] {
    return this.parts().filter((part) => part.ancestorIds.includes(group));
  }

  private part(id: string): ScreenPart | undefined {
    return this.parts().find((part) => part.id === id);
  }

  private parts(): ScreenPart[] {
    return this.face.picture().parts;
  }
}

/** Taps on to a page of the built face. Throws where it has no such page under these circumstances. */
export function openPage(name: string, circumstances: Circumstances): OpenPage {
  const face = new Face(circumstances);
  if (!face.open(name)) throw new Error(`the face has no page ${name}`);
  return new OpenPage(face);
}

function boxOf({ corners }: ScreenPart): Box | undefined {
  if (!corners) return undefined;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    left: tenth(left),
    top: tenth(top),
    width: tenth(Math.max(...xs) - left),
    height: tenth(Math.max(...ys) - top),
  };
}

function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
