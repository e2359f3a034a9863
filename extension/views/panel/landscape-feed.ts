import type { Axis, KnownMinimum, Landscape, LandscapeWish, PanelTopic, Trail } from '../../../webview/protocol.ts';
import { DisposableStore } from '../../dispose.ts';
import { trailOf } from '../../history/trail.ts';
import type { BackgroundRun } from '../../runs/background-run.ts';
import { groupOf } from '../../runs/compare.ts';
import { methodOf } from '../../runs/names.ts';
import type { Runs } from '../../runs/runs.ts';
import type { SessionView } from '../../session/session.ts';
import type { DocumentSession, Sessions } from '../../session/sessions.ts';
import { Throttle } from '../../throttle.ts';
import type { EngineClient } from '../../workers/protocol.ts';
import type { LandscapeFrame } from '../../workers/service.ts';
import type { Audience, Feed } from './feed.ts';
import { firstView } from './landscape-view.ts';

/** Points a side, coarse to fine. */
const CURVE = [129, 1025];
const GRID = [17, 49, 145];
/** Milliseconds that the engine works before it answers: it is also the one that steps. */
const SLICE = 25;
/** Milliseconds between two pictures of the trails. */
const TRAILS = 200;

export interface LandscapeFeedOptions {
  readonly audience: Audience;
  readonly sessions: Sessions;
  readonly runs: Runs;
  readonly engine: EngineClient;
  /** The runs that are compared. */
  readonly compared: () => readonly string[];
}

/** The objective around the active session's run, coarse at once and then finer, and the ways of the runs over it. */
export class LandscapeFeed implements Feed {
  readonly #options: LandscapeFeedOptions;
  readonly #owned = new DisposableStore();
  readonly #trails = this.#owned.add(new Throttle(TRAILS, () => void this.#tellTrails()));
  /** Counts the views; what is computed for an earlier one is dropped. */
  #view = 0;
  #axes: readonly [Axis] | readonly [Axis, Axis] | undefined;
  /** Whose axes they are. */
  #of: DocumentSession | undefined;

  constructor(options: LandscapeFeedOptions) {
    this.#options = options;
    const { sessions, runs } = options;
    this.#owned.add(sessions.onActivate(() => void this.#begin()));
    this.#owned.add(
      sessions.onEvent(({ of, event }) => {
        if (of !== sessions.active) return;
        if (event.type === 'graph') void this.#begin();
        // Another start, other settings: the person keeps looking at the same place.
        if (event.type === 'run') void (this.#axes === undefined || this.#of !== of ? this.#begin() : this.#draw(this.#axes));
        if (event.type === 'stepped' || event.type === 'moved') this.#trails.trigger();
      }),
    );
    this.#owned.add(runs.onEvent(() => this.#trails.trigger()));
  }

  tell(topics: readonly PanelTopic[]): void {
    if (topics.includes('landscape')) void this.#begin();
  }

  async wish(wish: LandscapeWish): Promise<void> {
    const axes = this.#axes;
    switch (wish.kind) {
      case 'fit':
        return await this.#begin();
      case 'axes':
        return await this.#begin(wish.leaves);
      case 'view': {
        if (axes === undefined) return;
        const moved = (axis: Axis, k: number): Axis => ({
          ...axis,
          low: wish.axes[k]?.[0] ?? axis.low,
          high: wish.axes[k]?.[1] ?? axis.high,
        });
        const [first, second] = axes;
        return await this.#draw(second === undefined ? [moved(first, 0)] : [moved(first, 0), moved(second, 1)]);
      }
      case 'start': {
        const active = this.#options.sessions.active;
        const at = active?.session.view?.run.position.state.point;
        if (active === undefined || at === undefined || axes === undefined) return;
        const point = [...at];
        for (const [k, { leaf }] of axes.entries()) point[leaf] = wish.at[k] ?? Number.NaN;
        return await active.session.wish({ kind: 'startAt', point });
      }
    }
  }

  dispose(): void {
    this.#view = Number.NaN;
    this.#owned.dispose();
  }

  get #session(): SessionView | undefined {
    return this.#options.audience.watches('landscape') ? this.#options.sessions.active?.session.view : undefined;
  }

  async #begin(leaves?: readonly number[]): Promise<void> {
    const view = this.#session;
    if (view === undefined) return;
    const frame = await this.#frame(view);
    if (frame === undefined || view.run !== this.#session?.run) return;
    const states = [...view.run.history.checkpoints.all, view.run.head];
    const axes = firstView(
      frame,
      states.map(({ point }) => point),
      leaves,
    );
    if (axes !== undefined) await this.#draw(axes, frame);
  }

  async #frame({ source, run }: SessionView): Promise<LandscapeFrame | undefined> {
    const outcome = await this.#options.engine.landscapeFrame(source, run.position.state.point).catch(() => undefined);
    return outcome?.ok ? outcome : undefined;
  }

  async #draw(axes: readonly [Axis] | readonly [Axis, Axis], known?: LandscapeFrame): Promise<void> {
    const view = this.#session;
    if (view === undefined) return;
    this.#axes = axes;
    this.#of = this.#options.sessions.active;
    const id = ++this.#view;
    const frame = known ?? (await this.#frame(view));
    if (frame === undefined) return;
    const { point } = view.run.position.state;
    const active = frame.leaves.filter((leaf) => leaf.active).length;
    const sizes = axes.length === 1 ? CURVE : GRID;
    this.#trails.trigger();
    for (const size of sizes) {
      const shape = { axes, columns: size, rows: axes.length === 1 ? 1 : size };
      const heights = await this.#heights(view, point, shape, id);
      if (heights === undefined) return;
      const landscape: Landscape = {
        view: id,
        ...shape,
        heights,
        slice: active > axes.length,
        point,
        leaves: frame.leaves.map(({ name }) => name),
        refining: size !== sizes.at(-1),
        ...(frame.minimum && { minimum: minimumOn(axes, frame.minimum, active > axes.length) }),
      };
      this.#options.audience.post({ type: 'landscape', landscape });
    }
  }

  /** In slices, so that a step that is asked for meanwhile is not kept waiting; nothing where the view is another one by then. */
  async #heights(
    { source }: SessionView,
    point: readonly number[],
    shape: Pick<Landscape, 'axes' | 'columns' | 'rows'>,
    id: number,
  ): Promise<readonly number[] | undefined> {
    const heights: number[] = [];
    for (let from = 0; from < shape.rows; ) {
      const request = { ...shape, point, from, milliseconds: SLICE };
      const outcome = await this.#options.engine.heights(source, request).catch(() => undefined);
      if (outcome?.ok !== true || id !== this.#view) return undefined;
      heights.push(...outcome.heights);
      from += outcome.rows;
    }
    return heights;
  }

  async #tellTrails(): Promise<void> {
    const { audience, runs, compared } = this.#options;
    const view = this.#session;
    const axes = this.#axes;
    if (view === undefined || axes === undefined) return;
    const loaded = await Promise.all(compared().map((id) => runs.load(id)));
    const others = loaded.filter((run) => run?.plan.source.name === view.source.name);
    const trails: readonly Trail[] = [
      { id: 'session', name: '', ...trailOf(view.run.history, view.run.head, axes) },
      ...others.flatMap((run) => (run ? [trailOfRun(run, axes)] : [])),
    ];
    audience.post({ type: 'trails', trails });
  }
}

function trailOfRun(run: BackgroundRun, axes: Landscape['axes']): Trail {
  const of = { method: methodOf(run.plan.settings), group: groupOf(run) };
  return { id: run.plan.id, name: run.name, of, ...trailOf(run.history, run.reach.head, axes) };
}

/** On a slice the minimum has no place: it may lie before or behind it. */
function minimumOn(axes: readonly Axis[], { value, place }: NonNullable<LandscapeFrame['minimum']>, slice: boolean): KnownMinimum {
  return { value, ...(place && !slice && { at: axes.map(({ leaf }) => place[leaf] ?? Number.NaN) }) };
}
