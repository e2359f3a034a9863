import * as vscode from 'vscode';
import { createCommands } from './commands/commands.ts';
import { registerCommands } from './commands/ids.ts';
import { Targets } from './commands/targets.ts';
import { openDataSets } from './data-sets/actions.ts';
import { DisposableStore } from './dispose.ts';
import { registerCodeLens } from './editor/code-lens.ts';
import { registerCursorContext } from './editor/cursor-context.ts';
import { Diagnostics } from './editor/diagnostics.ts';
import { Imports } from './editor/imports.ts';
import { registerIterationLabels } from './editor/iteration-label.ts';
import { registerListingSync } from './editor/listing-sync.ts';
import { Live } from './editor/live.ts';
import { Outlines } from './editor/outlines.ts';
import { PathLight } from './editor/path-light.ts';
import { registerQuickFixes } from './editor/quick-fixes.ts';
import { registerHighlight, revealSpan } from './editor/selection-sync.ts';
import { registerTensorTypes } from './editor/tensor-types.ts';
import { registerValues } from './editor/values.ts';
import { ExperimentActions } from './experiments/actions.ts';
import { Messages } from './messages.ts';
import { explore } from './runs/explore.ts';
import { openRuns } from './runs/open-runs.ts';
import { registerRunKeys } from './runs/run-keys.ts';
import { registerSessionEffects } from './session/effects.ts';
import { Sessions } from './session/sessions.ts';
import { RunStore } from './session/store.ts';
import { openTrainings } from './training/open-trainings.ts';
import { OwnNetworks } from './training/own-networks.ts';
import { Displays } from './views/displays.ts';
import { registerGraphKeys } from './views/graph-keys.ts';
import { GraphPanels } from './views/graph-panels.ts';
import { Listings } from './views/listings.ts';
import { PanelView } from './views/panel-view.ts';
import { registerRestore } from './views/restore.ts';
import { registerRunEditor } from './views/run-editor.ts';
import { registerStatusBar } from './views/status-bar.ts';
import { TrainingPanel } from './views/training-panel.ts';
import type { StartWorker } from './workers/client.ts';
import { WorkerClient } from './workers/client.ts';

/** Milliseconds that the engine may take for one answer. */
const TIME_LIMIT = 20_000;

/** Builds everything, in the order of dependence, and starts nothing: the engine comes with the first question to it. */
export function start(context: vscode.ExtensionContext, startWorker: StartWorker, cores: number): void {
  const began = performance.now();
  const { extensionUri } = context;
  const owned = new DisposableStore();
  context.subscriptions.push(owned);

  const log = owned.add(vscode.window.createOutputChannel('Backpath', { log: true }));
  const messages = new Messages(log);
  const engine = owned.add(
    new WorkerClient({
      start: startWorker,
      timeLimit: TIME_LIMIT,
      answered: (method, working, total) => log.debug(`${method}: ${working.toFixed(1)} ms, answered after ${total.toFixed(1)} ms`),
    }),
  );
  const outlines = new Outlines(engine);
  const imports = new Imports(engine);
  const diagnostics = owned.add(new Diagnostics());
  const sessions = owned.add(new Sessions(engine, imports));
  const stored = owned.add(new RunStore(context.workspaceState, sessions));
  const listings = owned.add(new Listings(engine, imports));
  const displays = new Displays(context.workspaceState);
  const panels = owned.add(
    new GraphPanels(sessions, {
      extensionUri,
      engine,
      displays,
      light: owned.add(new PathLight()),
      diagnostics,
      messages,
      log,
      reveal: (span) => messages.watch(revealSpan(span)),
    }),
  );
  const { runs, actions, experiments, version } = openRuns({
    context,
    owned,
    startWorker,
    cores,
    timeLimit: TIME_LIMIT,
    engine,
    sessions,
    messages,
  });
  const trials = new ExperimentActions({ extensionUri, experiments, sessions, imports, engine, messages, version });
  const panel = owned.add(new PanelView({ extensionUri, engine, sessions, runs, actions, experiments, trials, messages, log }));
  owned.add(
    registerRunEditor({
      extensionUri,
      engine,
      actions,
      explore: (run, iteration) => explore(run, iteration, { sessions, panels }),
      messages,
      log,
    }),
  );
  const dataSets = owned.add(openDataSets(context, messages));
  const networks = new OwnNetworks({ engine, imports, messages });
  const trainings = openTrainings({ context, owned, startWorker, cores, dataSets, networks, messages });
  const training = owned.add(new TrainingPanel({ extensionUri, engine, trainings, dataSets, networks, messages, log }));
  owned.add(training.registerRestore());
  owned.add(new Live({ engine, imports, sessions, diagnostics, listings, panels, messages }));
  owned.add(registerSessionEffects({ sessions, diagnostics, messages, log }));
  owned.add(registerRunKeys(runs, messages));
  owned.add(registerStatusBar(sessions, runs));
  owned.add(registerCodeLens(outlines));
  owned.add(registerQuickFixes(diagnostics));
  owned.add(registerTensorTypes(extensionUri));
  owned.add(registerCursorContext(outlines, sessions, messages));
  owned.add(registerIterationLabels(sessions, outlines, messages));
  owned.add(registerHighlight(sessions, panels));
  owned.add(registerListingSync({ engine, sessions, panels, listings, messages }));
  owned.add(registerValues({ engine, outlines, sessions, panels }));
  owned.add(registerGraphKeys(sessions, panels, messages));
  owned.add(registerRestore(sessions, panels, stored));
  const targets = new Targets(outlines, messages, extensionUri);
  owned.add(
    registerCommands(createCommands({ extensionUri, sessions, panels, outlines, messages, targets, runs, actions, panel, training })),
  );

  log.info(`activated in ${(performance.now() - began).toFixed(1)} ms`);
}
