import * as vscode from 'vscode';
import type { ListingForm } from '../../engine/index.ts';
import type { TransportAction, TransportState } from '../../webview/protocol.ts';
import { PANEL_VIEW } from '../views/panel-view.ts';
import type { TrainingPanel } from '../views/training-panel.ts';
import { transport } from '../views/transport.ts';
import { addAnnotation } from './add-annotation.ts';
import type { BenchCommandOptions } from './bench-commands.ts';
import { benchCommands } from './bench-commands.ts';
import type { DifferentiateOptions } from './differentiate.ts';
import { differentiate } from './differentiate.ts';
import { graphCommands } from './graph-commands.ts';
import type { Commands } from './ids.ts';
import { openExamples } from './open-examples.ts';
import type { RunCommandOptions } from './run-commands.ts';
import { runCommands } from './run-commands.ts';
import { pickListingForm, showListing } from './show-listing.ts';
import type { Target, Targets } from './targets.ts';

export interface CommandOptions extends DifferentiateOptions, BenchCommandOptions, RunCommandOptions {
  readonly extensionUri: vscode.Uri;
  readonly targets: Targets;
  readonly training: TrainingPanel;
}

/** The table of commands: each finds the function it acts on and hands over. */
export function createCommands(options: CommandOptions): Commands {
  const { sessions, targets, outlines } = options;

  const activeTarget = async (): Promise<Target | undefined> => sessions.active && targets.named(sessions.active.uri, sessions.active.name);

  /** Differentiates first where there is no graph yet; a graph that is there stays where it is, even behind another tab. */
  const step = async (target: Target): Promise<TransportState | undefined> => {
    const existing = sessions.find(target.document.uri, target.name);
    const stepped = existing?.session.view === undefined ? await differentiate(target, options) : existing;
    if (stepped === undefined) return undefined;
    sessions.activate(stepped);
    await stepped.session.step();
    return stepped.session.transport;
  };

  const act = (action: Exclude<TransportAction, 'step'>) => async (): Promise<TransportState | undefined> => {
    const session = sessions.active?.session;
    if (session !== undefined) await transport[action](session);
    return session?.transport;
  };

  const listing = async (uri: vscode.Uri | undefined, name: unknown, form: ListingForm): Promise<vscode.Uri | undefined> => {
    const target = (await targets.named(uri, name)) ?? (await targets.atCursor()) ?? (await activeTarget());
    if (target !== undefined) return await showListing(target, form);
    await targets.offer((picked) => showListing(picked, form));
    return undefined;
  };

  return {
    async 'backpath.differentiate'(uri, name) {
      const target = (await targets.named(uri, name)) ?? (await targets.atCursor());
      if (target !== undefined) return (await differentiate(target, options)) !== undefined;
      await targets.offer((picked) => differentiate(picked, options));
      return false;
    },
    async 'backpath.step'(uri, name) {
      const target = (await targets.named(uri, name)) ?? (await activeTarget()) ?? (await targets.atCursor());
      if (target !== undefined) return await step(target);
      await targets.offer(step);
      return undefined;
    },
    'backpath.stepBack': act('stepBack'),
    'backpath.play': act('play'),
    'backpath.pause': act('pause'),
    'backpath.reset': act('reset'),
    async 'backpath.showListing'(uri, name, form) {
      const chosen = form ?? (await pickListingForm());
      return chosen && (await listing(uri, name, chosen));
    },
    'backpath.showProgram': (uri, name) => listing(uri, name, 'program'),
    'backpath.showSsa': (uri, name) => listing(uri, name, 'ssa'),
    'backpath.showSingleAccess': (uri, name) => listing(uri, name, 'ssa-sa'),
    'backpath.showDerivative': (uri, name) => listing(uri, name, 'derivative'),
    ...benchCommands(options),
    ...runCommands(options),
    ...graphCommands(options.panels),
    'backpath.trainNetwork': (uri, name) => options.training.show(uri, name),
    'backpath.openExamples': () => openExamples(options.extensionUri),
    async 'backpath.showPanel'() {
      await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`);
    },
    async 'backpath.addAnnotation'(uri, name) {
      const target = (await targets.named(uri, name)) ?? (await targets.atCursor());
      if (target !== undefined) return await addAnnotation(target, outlines);
      await targets.offer((picked) => addAnnotation(picked, outlines));
      return false;
    },
  };
}
