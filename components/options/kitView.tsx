import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { type OwnBrowser, ownFiles } from '../../lib/release/kit/ownFiles.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { KitFiles } from './kitFiles.tsx';

/** The kit's files for this browser. In a chunk of its own: few people of an organization ever open it. */
export function KitView({ settings }: { settings: Settings }) {
  const [schema, setSchema] = useState<unknown>();
  useEffect(() => {
    fetch('/managed-schema.json')
      .then((answer) => answer.json())
      .catch(() => 'failed')
      .then(setSchema);
  }, []);
  return (
    <KitFiles
      files={schema === undefined || schema === 'failed' ? schema : ownFiles(ownBrowser(), schema, settings)}
    />
  );
}

function ownBrowser(): OwnBrowser {
  const { update_url: updateUrl } = browser.runtime.getManifest();
  const chromium = navigator.userAgent.includes(' Edg/') ? 'edge' : 'chrome';
  return {
    browser: import.meta.env.FIREFOX ? 'firefox' : chromium,
    id: browser.runtime.id,
    ...(updateUrl === undefined ? {} : { updateUrl }),
  };
}
