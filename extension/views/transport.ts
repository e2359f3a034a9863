import type { TransportAction } from '../../webview/protocol.ts';
import type { Session } from '../session/session.ts';

/** What each button, key and command of the transport does. */
export const transport: Readonly<Record<TransportAction, (session: Session) => Promise<void> | void>> = {
  step: (session) => session.step(),
  stepBack: (session) => session.stepBack(),
  play: (session) => session.play(),
  pause: (session) => session.pause(),
  reset: (session) => session.reset(),
};
