/** The page around a webview's script, the same in VS Code and in the tests. */

export interface WebviewDocument {
  /** `Webview.cspSource`: where the script and the style sheet come from. */
  readonly cspSource: string;
  /** Fresh for each page, from a cryptographic source. */
  readonly nonce: string;
  /** Addresses, as `asWebviewUri` gives them. */
  readonly script: string;
  readonly style: string;
  readonly title: string;
  /** Comes back in `Kept`; anything JSON can carry. */
  readonly identity?: unknown;
}

/**
 * HTML with a content security policy that allows one script and our own styles, and nothing else.
 * The nonce is for styles too: the toolkit tests for `:focus-visible` in a style element, which it gives the nonce
 * that the `csp-nonce` element names. Images are only what the page itself draws (an SVG that becomes a PNG).
 */
export function webviewDocument({ cspSource, nonce, script, style, title, identity = null }: WebviewDocument): string {
  const policy = `default-src 'none'; style-src ${cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta property="csp-nonce" content="${escapeHtml(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body data-identity="${escapeHtml(JSON.stringify(identity))}">
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
