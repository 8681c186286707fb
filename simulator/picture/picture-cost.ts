import { countImagePixels } from './image-size';

/** Far more than a watch's screen. */
const MAX_SIDE_PX = 1024;
/** Each takes up to 4 ms; the simulator's own faces have some ten. */
const MAX_LAYERS = 500;
/** Each image is decoded anew: 64 MB of pixels, a hundred and forty full screens. */
const MAX_IMAGE_PIXELS = 16 * 1024 * 1024;

/** The element that `mask="url(#id)"` names. */
const MASK_TARGET = /^url\(#(.*)\)$/;

/** What is drawn for one mask, or for the picture itself. */
interface Content {
  layers: number;
  masks: string[];
}

/** Adds up what it takes to render a picture, so that a small one cannot take minutes or gigabytes. */
export class PictureCost {
  private readonly root: Content = { layers: 0, masks: [] };
  /** By id. Masks of the same id are one. */
  private readonly masks = new Map<string, Content>();
  /** The contents that enclose the next element, innermost last. */
  private readonly open: Content[] = [];
  private imagePixels = 0;
  private isTooLarge = false;

  /** An element begins. `isEmpty`: and ends. */
  begin(name: string, attributes: ReadonlyMap<string, string>, isEmpty: boolean): void {
    const parent = this.open.at(-1);
    if (!parent) this.checkSize(attributes);
    const content = parent ?? this.root;
    if (attributes.has('opacity')) content.layers++;
    const target = MASK_TARGET.exec(attributes.get('mask') ?? '')?.[1];
    if (target !== undefined) content.masks.push(target);
    const href = attributes.get('href');
    if (href !== undefined) this.addImage(href);
    if (!isEmpty) this.open.push(name === 'mask' ? this.maskNamed(attributes.get('id') ?? '') : content);
  }

  end(): void {
    this.open.pop();
  }

  /** Whether the picture can be rendered. */
  isAffordable(): boolean {
    if (this.isTooLarge || this.imagePixels > MAX_IMAGE_PIXELS) return false;
    return this.countLayers(this.root, new Map()) <= MAX_LAYERS;
  }

  /** A mask is drawn once for each element that has it. Without an end where masks name each other. */
  private countLayers(content: Content, known: Map<Content, number>): number {
    const before = known.get(content);
    if (before !== undefined) return before;
    known.set(content, Number.POSITIVE_INFINITY);
    let layers = content.layers;
    for (const id of content.masks) {
      const mask = this.masks.get(id);
      layers += 1 + (mask ? this.countLayers(mask, known) : 0);
    }
    known.set(content, layers);
    return layers;
  }

  private maskNamed(id: string): Content {
    let mask = this.masks.get(id);
    if (!mask) {
      mask = { layers: 0, masks: [] };
      this.masks.set(id, mask);
    }
    return mask;
  }

  /** Without a width the renderer takes that of the view box. */
  private checkSize(attributes: ReadonlyMap<string, string>): void {
    for (const name of ['width', 'height', 'viewBox']) {
      const numbers = (attributes.get(name) ?? '0').split(' ');
      if (!numbers.every((text) => /^[\d.]+$/.test(text) && Number(text) <= MAX_SIDE_PX))
        this.isTooLarge = true;
    }
  }

  private addImage(uri: string): void {
    const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
    this.imagePixels += countImagePixels(bytes);
  }
}
