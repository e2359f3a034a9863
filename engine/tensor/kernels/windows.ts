import { type Elements, item } from '../operations/types.ts';

/** A window that moves over images of [images, height, width, channels], and where it stops. */
export interface Windows {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Extents of the window. */
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Zeros around each image. */
  readonly padding: number;
  /** Places where the window stops, down and across. */
  readonly outRows: number;
  readonly outColumns: number;
}

/**
 * The windows of some images as rows of a matrix: [places, rows · columns · channels], with 0 where a window reaches over the
 * edge (im2col). A convolution is then one matrix product.
 */
export function unfold(x: Elements, w: Windows, image: number, patches: Elements): void {
  visit(w, image, (place, source, size) => {
    if (source < 0) patches.fill(0, place, place + size);
    else for (let c = 0; c < size; c++) patches[place + c] = item(x, source + c);
  });
}

/** The transpose of `unfold`: adds each element of the patches to where it came from. */
export function fold(patches: Elements, w: Windows, image: number, x: Elements): void {
  visit(w, image, (place, source, size) => {
    if (source >= 0) for (let c = 0; c < size; c++) x[source + c] = item(x, source + c) + item(patches, place + c);
  });
}

/** Every run of channels of every window: where it stands among the patches, and in the image (-1 outside). */
function visit(w: Windows, image: number, each: (place: number, source: number, size: number) => void): void {
  let place = 0;
  for (let i = 0; i < w.outRows; i++) {
    for (let j = 0; j < w.outColumns; j++) {
      for (let r = 0; r < w.rows; r++) {
        const y = i * w.stride - w.padding + r;
        for (let s = 0; s < w.columns; s++) {
          const x = j * w.stride - w.padding + s;
          const inside = y >= 0 && y < w.height && x >= 0 && x < w.width;
          each(place, inside ? ((image * w.height + y) * w.width + x) * w.channels : -1, w.channels);
          place += w.channels;
        }
      }
    }
  }
}

/** Elements of one image's patches. */
export function patchElements(w: Windows): number {
  return w.outRows * w.outColumns * w.rows * w.columns * w.channels;
}
