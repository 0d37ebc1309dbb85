interface LockFile {
  packages: Record<string, { integrity?: string; resolved?: string }>;
}

/** Packages that `npm ci` would take without a hash of theirs, or from elsewhere than the registry. */
export const unlocked = (text: string): string[] => {
  const { packages }: LockFile = JSON.parse(text);
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(
      ([, { integrity = '', resolved = registry }]) =>
        !integrity.startsWith('sha512-') || !resolved.startsWith(registry),
    )
    .map(([path]) => path);
};

const registry = 'https://registry.npmjs.org/';
