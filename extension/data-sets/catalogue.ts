/** The data sets that are known by name. */
import type { DataSetSummary } from '../../webview/protocol.ts';

/** Comes with the extension: nothing has to be downloaded for it. */
export const GLYPHS: DataSetSummary = {
  id: 'glyphs',
  name: 'Drawn digits',
  description: 'Digits drawn by a program, 5,000 to train on and 1,000 to test with. Comes with the extension.',
  status: 'ready',
  images: 5000,
  public: false,
};
