import { countImagePixels } from './image-size';
import { areaFactorOf, areaOf, isPainted } from './painted-area';

/** Far more than a watch's screen. */
const MAX_SIDE_PX = 1024;
/** Each takes up to 4 ms; the simulator's own faces have some ten. */
const MAX_LAYERS = 500;
/** A thousand full screens; the simulator's own faces paint some ten. A translucent one takes about 1 ms. */
const MAX_PAINTED_PX = 1000 * 336 * 336;
/** What an element takes beside its pixels, however small it is. */
const ELEMENT_PX = 4000;
/** The pixels of an image are put together from several of its own. */
const IMAGE_FACTOR = 6;
/** Of all paths. A corner has 6 characters or more and takes up to 20 µs; a screen full of small text has 0.5 MB. */
const MAX_PATH_LENGTH = 2 * 1024 * 1024;
/** A viewport is cut out with a mask beside its layer. */
const VIEWPORT_LAYERS = 2;
/** An outline of a path takes as much longer than its inside. */
const STROKE_FACTOR = 6;
/** Each image is decoded anew: 64 MB of pixels, a hundred and forty full screens. */
const MAX_IMAGE_PIXELS = 16 * 1024 * 1024;

/** The element that `mask="url(#id)"` names. */
const MASK_TARGET = /^url\(#(.*)\)$/;

/** What is drawn for one mask, or for the picture itself. */
interface Content extends Work {
  masks: string[];
}

interface Work {
  layers: number;
  pixels: number;
  pathLength: number;
}

/** An element that encloses others. */
interface Container {
  content: Content;
  /** How often larger what is inside becomes, in area; NaN where that is not known. */
  factor: number;
  /** What is inside has an outline that it does not name itself. */
  isStroked: boolean;
}

const ENDLESS: Work = {
  layers: Number.POSITIVE_INFINITY,
  pixels: Number.POSITIVE_INFINITY,
  pathLength: Number.POSITIVE_INFINITY,
};

/** Adds up what it takes to render a picture, so that a small one cannot take minutes or gigabytes. */
export class PictureCost {
  private readonly root = createContent();
  /** By id. Masks of the same id are one. */
  private readonly masks = new Map<string, Content>();
  /** The elements that enclose the next one, innermost last. */
  private readonly open: Container[] = [];
  private screenPx = MAX_SIDE_PX * MAX_SIDE_PX;
  private imagePixels = 0;
  private isTooLarge = false;

  /** An element begins. `isEmpty`: and ends. */
  begin(name: string, attributes: ReadonlyMap<string, string>, { isEmpty }: { isEmpty: boolean }): void {
    const parent = this.open.at(-1) ?? this.beginPicture(attributes);
    const { content } = parent;
    const isStroked = parent.isStroked || attributes.has('stroke') || attributes.has('stroke-width');
    // Outlines of what is inside: their width is not among the attributes that are looked at there.
    const isUnknown = isStroked && !(isPainted(name) && !parent.isStroked);
    const factor = isUnknown ? Number.NaN : parent.factor * areaFactorOf(attributes.get('transform'));
    if (attributes.has('opacity')) content.layers++;
    const isViewport = name === 'svg' && this.open.length > 0;
    if (isViewport) content.layers += VIEWPORT_LAYERS;
    const target = MASK_TARGET.exec(attributes.get('mask') ?? '')?.[1];
    if (target !== undefined) content.masks.push(target);
    const href = attributes.get('href');
    if (href !== undefined) this.addImage(href);
    if (isPainted(name))
      this.addShape(content, areaOf(name, attributes) * factor, name === 'image' ? IMAGE_FACTOR : 1);
    content.pathLength += (attributes.get('d') ?? '').length * (isStroked ? STROKE_FACTOR : 1);
    if (isEmpty) return;
    this.open.push({
      content: name === 'mask' ? this.maskNamed(attributes.get('id') ?? '') : content,
      // A view box scales what is inside.
      factor: isViewport && attributes.has('viewBox') ? Number.NaN : factor,
      isStroked,
    });
  }

  end(): void {
    this.open.pop();
  }

  /** Whether the picture can be rendered. */
  isAffordable(): boolean {
    if (this.isTooLarge || this.imagePixels > MAX_IMAGE_PIXELS) return false;
    const { layers, pixels, pathLength } = this.addUp(this.root, new Map());
    return layers <= MAX_LAYERS && pixels <= MAX_PAINTED_PX && pathLength <= MAX_PATH_LENGTH;
  }

  /** A mask is drawn once for each element that has it. Without an end where masks name each other. */
  private addUp(content: Content, known: Map<Content, Work>): Work {
    const before = known.get(content);
    if (before) return before;
    known.set(content, ENDLESS);
    const { layers, pixels, pathLength } = content;
    const sum = { layers, pixels, pathLength };
    for (const id of content.masks) {
      const mask = this.masks.get(id);
      const inside = mask ? this.addUp(mask, known) : createContent();
      sum.layers += 1 + inside.layers;
      sum.pixels += inside.pixels;
      sum.pathLength += inside.pathLength;
    }
    known.set(content, sum);
    return sum;
  }

  /** Nothing paints more than the screen; NaN and what is below 0 count as much. */
  private addShape(content: Content, area: number, costFactor: number): void {
    const pixels = area >= 0 && area <= this.screenPx ? area : this.screenPx;
    content.pixels += ELEMENT_PX + pixels * costFactor;
  }

  /** The size of the whole. What stands in it is as large as it says unless a view box of another size scales it. */
  private beginPicture(attributes: ReadonlyMap<string, string>): Container {
    this.checkSize(attributes);
    const [width, height] = [attributes.get('width'), attributes.get('height')];
    const size = `0 0 ${width} ${height}`;
    const isPlain = (attributes.get('viewBox') ?? size) === size;
    if (isPlain && width !== undefined && height !== undefined)
      this.screenPx = Number(width) * Number(height);
    return { content: this.root, factor: isPlain ? 1 : Number.NaN, isStroked: false };
  }

  private maskNamed(id: string): Content {
    let mask = this.masks.get(id);
    if (!mask) {
      mask = createContent();
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

function createContent(): Content {
  return { layers: 0, pixels: 0, pathLength: 0, masks: [] };
}
