/** @returns {Uint8Array} */
export function decode(text) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(text);
  }

  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }

  return bytes;
}

/** @param {Uint8Array} bytes at most some KB */
export function encode(bytes) {
  return bytes.toBase64?.() ?? btoa(String.fromCharCode(...bytes));
}
