import type { PanelTopic, Series } from '../../../webview/protocol.ts';
import type { History } from '../../history/history.ts';
import { MOST_POINTS } from '../../history/history.ts';
import type { SessionView } from '../../session/session.ts';
import { Throttle } from '../../throttle.ts';
import type { Audience, Feed } from './feed.ts';

/** Milliseconds between two pictures of a run that goes on. */
const PICTURE = 150;

export interface ChartFeedOptions {
  readonly audience: Audience;
  readonly view: () => SessionView | undefined;
}

/** A part of a run that is looked at more closely. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The charts' and the raster's numbers: the whole run, or the part that the person zoomed to. */
export class ChartFeed implements Feed {
  readonly #options: ChartFeedOptions;
  readonly #series = new Throttle(PICTURE, () => this.#tellSeries());
  readonly #raster = new Throttle(PICTURE, () => this.#tellRaster());
  #range: Range | undefined;
  /** What the page has of the whole run, as long as nothing is thinned. */
  #sent: { readonly history: History; readonly to: number } | undefined;

  constructor(options: ChartFeedOptions) {
    this.#options = options;
  }

  tell(topics: readonly PanelTopic[]): void {
    if (topics.includes('charts')) {
      this.#sent = undefined;
      this.#series.trigger();
    }
    if (topics.includes('raster')) this.#raster.trigger();
  }

  /** The run went on. */
  grown(): void {
    // A part of the run that is looked at does not change any more.
    if (this.#range !== undefined) return;
    this.#series.trigger();
    this.#raster.trigger();
  }

  /** It is another run. */
  replaced(): void {
    this.#range = undefined;
    this.tell(['charts', 'raster']);
  }

  look(range: Range | undefined): void {
    this.#range = range;
    this.tell(['charts', 'raster']);
  }

  dispose(): void {
    this.#series.dispose();
    this.#raster.dispose();
  }

  #tellSeries(): void {
    const { audience, view } = this.#options;
    const history = view()?.run.history;
    if (history === undefined || !audience.watches('charts')) return;
    if (this.#range !== undefined) return void this.#tellPart(history, this.#range);
    const known = this.#sent?.history === history ? this.#sent.to : 0;
    const append = known > 0 && history.to <= MOST_POINTS;
    if (append && known === history.to) return;
    audience.post({ type: 'series', series: history.series(append ? known : undefined), append });
    this.#sent = history.to <= MOST_POINTS ? { history, to: history.to } : undefined;
  }

  /** As the history has it at once, and exactly as soon as it is computed again. */
  async #tellPart(history: History, range: Range): Promise<void> {
    const { audience, view } = this.#options;
    const tell = (series: Series): void => audience.post({ type: 'series', series, append: false });
    tell(history.series(range.from, range.to));
    const now = view();
    if (history.bucket === 1 || range.to - range.from > MOST_POINTS || now === undefined) return;
    const rows = await now.run.replay.rows(now.source, range.from, range.to).catch(() => undefined);
    if (rows !== undefined && this.#range === range) tell(history.exactly(rows));
  }

  #tellRaster(): void {
    const { audience, view } = this.#options;
    const history = view()?.run.history;
    if (history === undefined || !audience.watches('raster')) return;
    audience.post({ type: 'raster', raster: history.raster(this.#range?.from, this.#range?.to) });
  }
}
