const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. */
export const xml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

export const xmlHead = '<?xml version="1.0" encoding="utf-8"?>';
