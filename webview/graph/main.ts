import '../theme/base.css';
import '../controls/controls.css';
import './graph.css';
import './chrome/chrome.css';
import './chrome/legend.css';
import '../controls/menu.css';
import './outline/outline.css';
import './paths/paths.css';
import { connect } from '../host.ts';
import type { GraphToHost, HostToGraph } from '../protocol.ts';
import { GraphApp } from './app.ts';
import { createStateStore, type KeptState } from './state.ts';

const host = connect<HostToGraph, GraphToHost, KeptState>((message) => app.receive(message, performance.now()));
const app = new GraphApp(host, createStateStore(host), document.body);
host.post({ type: 'ready' });
