import { defined } from '../platform/defined.ts';
import type { EntraConfig, PageFacts } from './detector.ts';
import { parseEntraConfig } from './entraConfig.ts';
import { isErrorPageId } from './entraPageId.ts';

/** The little of a document that is read; every browser document is one. */
export interface ReadablePage {
  readonly head: { readonly children: ArrayLike<ReadableElement> } | null;
  getElementById(id: string): { readonly textContent: string | null } | null;
}

interface ReadableElement {
  readonly localName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

/** Bounds of what is read of a page: elements of the head, characters of a script and of a text. */
const maxElements = 60;
const maxScript = 65536;
const maxText = 4096;

/**
 * Reads what detectors need in one pass over the start of the head, without searching the document.
 * Costs microseconds on any page: scripts and texts are only read where the page is not a healthy one of Entra's.
 */
export function readFacts(page: ReadablePage, address: string): PageFacts {
  const url = new URL(address);
  const elements = Array.from(page.head?.children ?? []).slice(0, maxElements);
  const pageId = elements
    .find((element) => element.localName === 'meta' && element.getAttribute('name') === 'PageID')
    ?.getAttribute('content')
    ?.slice(0, 64);
  if (pageId !== undefined && !isErrorPageId(pageId)) return { url, pageId };
  return defined<PageFacts>({
    url,
    pageId,
    config: readConfig(elements),
    message: page.getElementById('service_exception_message')?.textContent?.slice(0, maxText).trim(),
  });
}

/** Text nodes that are looked at, wherever they are and however many there may be. */
const maxTexts = 300;

/** The same for products other than Entra. In: the document, its address and its own HTTP status, 0 if not known. */
export function readTextFacts(page: Document, address: string, status: number): PageFacts {
  return defined<PageFacts>({
    url: new URL(address),
    status: status === 0 ? undefined : status,
    title: page.title.slice(0, 512),
    text: firstText(page),
  });
}

function firstText(page: Document): string {
  if (page.body === null) return '';
  const walker = page.createTreeWalker(page.body, 4 /* NodeFilter.SHOW_TEXT */);
  let text = '';
  for (let seen = 0; seen < maxTexts && text.length < maxText; seen++) {
    const node = walker.nextNode();
    if (node === null) break;
    text += ` ${node.nodeValue?.slice(0, maxText).trim() ?? ''}`;
  }
  return text.slice(0, maxText).trim();
}

function readConfig(elements: readonly ReadableElement[]): EntraConfig | undefined {
  for (const { localName, textContent } of elements) {
    const script = localName === 'script' ? textContent?.slice(0, maxScript) : undefined;
    // The state is the first thing in its script.
    if (script?.slice(0, 64).includes('$Config=')) return parseEntraConfig(script);
  }
  return undefined;
}
