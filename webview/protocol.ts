/**
 * Every message between the extension host and the webviews, a file a view. The host is the source of truth: a webview
 * that says `ready` is sent all it needs, in full; afterwards only what changed.
 */
export {
  type Choices,
  EXPORT_FORMATS,
  type GraphExportFormat,
  type GraphSelection,
  type GraphToHost,
  type HostToGraph,
  OVERLAYS,
  type Overlay,
  PAGE_ACTIONS,
  type PageAction,
  type Stale,
} from './protocol/graph.ts';
export type { HostToPanel, PanelToHost } from './protocol/panel.ts';
export type { Comparison, RunChoice, TransportAction, TransportState } from './protocol/session.ts';
export { decode, encode, type HostMessage, type Kept } from './protocol/wire.ts';
