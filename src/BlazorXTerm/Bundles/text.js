/** Pasted text without control characters: they could end the paste mark, press Ctrl-C or start commands by themselves. */
export function clean(text) {
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, '');
}

/** A title as the program set it, made harmless: printable, short. */
export function cleanTitle(title) {
  const printable = title.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');
  return [...printable].slice(0, 64).join('');
}
