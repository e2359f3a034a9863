import type { HostToPanel, PanelTopic } from '../../../webview/protocol.ts';
import type { Disposable } from '../../dispose.ts';

/** Where the parts of the panel say what there is. */
export interface Audience {
  /** To the page, if it is there. */
  post(message: HostToPanel): void;
  /** Is this on screen? What is not is not told. */
  watches(topic: PanelTopic): boolean;
}

/** What keeps some parts of the panel up to date. */
export interface Feed extends Disposable {
  /** Tells all there is to the topics that came on screen. */
  tell(topics: readonly PanelTopic[]): void;
}
