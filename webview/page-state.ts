import type { Theme } from './theme/theme.ts';
import { onThemeChange, readTheme } from './theme/theme.ts';

export interface PageStateOptions<Model, View> {
  readonly model: Model;
  readonly view: View;
  /** It is to be kept over reloads. */
  readonly viewChanged: (view: View) => void;
  readonly render: () => void;
}

/** What a page draws from: what the host has sent, how the person has arranged the page, and the theme. */
export class PageState<Model, View> {
  readonly #options: PageStateOptions<Model, View>;
  #model: Model;
  #view: View;
  #theme = readTheme();

  constructor(options: PageStateOptions<Model, View>) {
    this.#options = options;
    this.#model = options.model;
    this.#view = options.view;
    onThemeChange((theme) => {
      this.#theme = theme;
      options.render();
    });
  }

  get model(): Model {
    return this.#model;
  }

  get view(): View {
    return this.#view;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** The host has sent more; drawn at once. */
  show(model: Model): void {
    this.#model = model;
    this.#options.render();
  }

  /** The person has arranged something; whoever did it for them draws. */
  keep(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#options.viewChanged(this.#view);
  }
}
