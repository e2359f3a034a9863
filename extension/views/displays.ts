import type * as vscode from 'vscode';
import type { FoldChoices, GraphDisplay } from '../../engine/index.ts';
import { setting } from '../settings.ts';

/** What a person chose for the graph of one function. */
type Chosen = Omit<GraphDisplay, 'budget'>;

/** A function of a document. */
interface FunctionPlace {
  readonly uri: vscode.Uri;
  readonly name: string;
}

const KEY = 'backpath.graphs';
/** Functions remembered, those changed last. */
const CAPACITY = 128;
const NOTHING: FoldChoices = { open: [], closed: [], others: 'budget' };

/** How the graph of each function is shown: what is folded, and which way it runs. Remembered across windows. */
export class Displays {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(place: FunctionPlace): GraphDisplay {
    const chosen = this.#read().find(([key]) => key === keyOf(place))?.[1];
    return { direction: setting('graph.direction'), folds: NOTHING, ...chosen, budget: setting('graph.visibleNodes') };
  }

  /** Opens or closes one group. */
  fold(place: FunctionPlace, group: string, open: boolean): void {
    const { folds } = this.of(place);
    const without = (keys: readonly string[]) => keys.filter((key) => key !== group);
    const [opened, closed] = [without(folds.open), without(folds.closed)];
    this.#write(place, {
      folds: open ? { ...folds, open: [...opened, group], closed } : { ...folds, open: opened, closed: [...closed, group] },
    });
  }

  /** Forgets what was chosen group by group. */
  foldAll(place: FunctionPlace, others: FoldChoices['others']): void {
    this.#write(place, { folds: { ...NOTHING, others } });
  }

  turn(place: FunctionPlace, direction: GraphDisplay['direction']): void {
    this.#write(place, { direction });
  }

  #write(place: FunctionPlace, change: Partial<Chosen>): void {
    const key = keyOf(place);
    const all = this.#read();
    const before = all.find(([each]) => each === key)?.[1];
    const others = all.filter(([each]) => each !== key);
    void this.#memento.update(KEY, [...others, [key, { ...before, ...change }]].slice(-CAPACITY));
  }

  #read(): readonly (readonly [string, Partial<Chosen>])[] {
    return this.#memento.get(KEY, []);
  }
}

function keyOf({ uri, name }: FunctionPlace): string {
  return `${uri.toString()}#${name}`;
}
