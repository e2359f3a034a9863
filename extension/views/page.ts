import * as vscode from 'vscode';
import { webviewDocument } from '../../webview/document.ts';

export interface PageOptions {
  readonly webview: vscode.Webview;
  readonly extensionUri: vscode.Uri;
  readonly bundle: 'graph' | 'panel' | 'run' | 'training';
  readonly title: string;
  /** What the view gives back when it is restored. */
  readonly identity: unknown;
}

/** All that a page may load comes from here. */
export function bundleFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The page of a webview. Different at every call: the nonce is fresh. */
export function page({ webview, extensionUri, bundle, title, identity }: PageOptions): string {
  const resource = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(bundleFolder(extensionUri), name)).toString();
  return webviewDocument({
    cspSource: webview.cspSource,
    nonce: freshNonce(),
    script: resource(`${bundle}.js`),
    style: resource(`${bundle}.css`),
    title,
    identity,
  });
}

function freshNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
