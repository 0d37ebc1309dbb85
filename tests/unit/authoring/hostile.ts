/** Names that would break out of a text, were they not written as texts. */
export const hostile: readonly string[] = [
  '"quoted" and \'single\' and `ticks`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform's
  '${file("/etc/passwd")}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform's
  '$${twice} $$${thrice}',
  '%{ for x in y }%{ endfor } %%{z}',
  '{{token}} {{ token }} {{{braces}}}',
  'back\\slash \\" \\u0041 \\n \\b',
  'line\nbreak\r\nand\ttab',
  '<<EOT\nheredoc\nEOT',
  '### a request\n# @name catalog\nDELETE https://graph.microsoft.com/v1.0/me',
  '@token = stolen\n@catalogId=x',
  '# a comment /* and */ // another',
  'separators \u2028 and \u2029 and \u0085',
  'controls \b \f \v \0 \u001f \u007f',
  'Ünïcödé 漢字 🚀 \u202Ertl\u202C',
  ' leading and trailing ',
  '&#38; & # % + ? = / ;',
  "O'Brien''s",
];
