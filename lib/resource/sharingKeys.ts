/**
 * Query keys of SharePoint's that open a door by themselves, or say who sent a link or which refusal it was, not what is
 * shown. Seen in sharing links and denial addresses of 2019–2026, lower case; keys that start with `wd` are Office's own
 * telemetry.
 */
const sharing =
  /^(?:e|d|at|ct|ga|or|csf|web|nav|docid|source|originalpath|linkopentime|login_hint|fromshare|xsdata|sdata|ovuser|clickparams|isspofile|(?:teams)?cid|(?:wd|auth|guest|shar|correl).*)$/i;

export const isSharingKey = (name: string): boolean => sharing.test(name);
