/** A file name as one word of a POSIX shell; a name with control characters cannot be typed and becomes FILE. */
export function shellWord(name: string): string {
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name) || name === '') return 'FILE';
  const word = name.startsWith('-') ? `./${name}` : name;
  return /^[\w.@%+=:,/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** What to call the decrypted form of a file: without sos's "secured-" and the ending that the encryption added. */
export function decryptedName(name: string): string {
  const bare = name.replace(/^secured-/, '').replace(/\.(gpg|pgp|asc|enc|aes|age|ssl)$/i, '');
  return bare === name || bare === '' ? `decrypted-${name}` : bare;
}

/** What to call the repacked form of a file: ".tar.xz" instead of the ending it has. */
export function repackedName(name: string): string {
  return `${name.replace(/(\.tar)?\.(lz|lzma|lz4|lzo|Z|zip|7z|rar|tlz)$/i, '')}.tar.xz`;
}
