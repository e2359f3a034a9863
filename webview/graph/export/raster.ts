/** A picture in pixels from an SVG, drawn by the page; or the reason why there is none. */

/** Chromium's limits for a canvas; beyond them it gives an empty picture and no error. */
export const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 100_000_000;

export type Raster = { readonly png: string } | { readonly reason: string };

/** Why no picture of this size can be made; undefined where it can. */
export function refusal(width: number, height: number): string | undefined {
  if (width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS) return undefined;
  const size = `${Math.ceil(width)} × ${Math.ceil(height)}`;
  return `A PNG of ${size} pixels is more than a browser can draw. Fold some groups, choose a smaller scale, or save an SVG.`;
}

/** `png`: base64. */
export async function rasterize(svg: string, width: number, height: number): Promise<Raster> {
  const reason = refusal(width, height);
  if (reason !== undefined) return { reason };
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return { reason: 'The SVG could not be drawn. Save it as SVG and convert it elsewhere.' };
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width);
  canvas.height = Math.ceil(height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const [, png = ''] = canvas.toDataURL('image/png').split(',');
  // A canvas that could not be made gives `data:,`.
  return png === '' ? { reason: 'The browser had no memory for a picture of this size. Save an SVG.' } : { png };
}
