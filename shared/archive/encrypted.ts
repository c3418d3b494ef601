import type { Failure } from '../contracts/errors.ts';
import { decryptedName, shellWord } from './file-name.ts';

const ascii = (head: Uint8Array, length: number): string => String.fromCharCode(...head.subarray(0, length));

/**
 * Whether bytes begin an OpenPGP message (RFC 9580, 4.2): a packet with an encrypted session key (tag 1 or 3, old or new
 * form of header) or encrypted data (tag 9, 18, 20), with a version that exists.
 */
function isPgpMessage(head: Uint8Array): boolean {
  const first = head[0] ?? 0;
  const newForm = (first & 0xc0) === 0xc0;
  if (!newForm && (first & 0xc0) !== 0x80) return false;
  const tag = newForm ? first & 0x3f : (first & 0x3c) >> 2;
  const length = head[1] ?? 0;
  // Where the body begins depends on how its length is written.
  const newBody = length < 192 || length >= 224 ? 2 : length === 255 ? 6 : 3;
  const oldBody = [2, 3, 5, 1][first & 3] ?? 1;
  const version = head[newForm ? newBody : oldBody] ?? 0;
  if (tag === 1) return version === 3 || version === 6;
  if (tag === 3) return version >= 4 && version <= 6;
  if (tag === 18) return version === 1 || version === 2;
  return (tag === 9 || tag === 20) && newForm;
}

const gpg = (name: string): Failure => ({
  code: 'encrypted',
  message: 'The file is encrypted with GPG. Decrypt it first, then open the decrypted file.',
  command: `gpg --output ${shellWord(decryptedName(name))} --decrypt ${shellWord(name)}`,
});

/** The failure for an encrypted file, with the command that decrypts it; null for a file that is not. */
export function encryptedFailure(head: Uint8Array, name: string): Failure | null {
  const text = ascii(head, 64);
  if (text.startsWith('-----BEGIN PGP MESSAGE-----') || isPgpMessage(head)) return gpg(name);
  if (text.startsWith('Salted__') || text.startsWith('U2FsdGVkX1')) {
    const base64 = text.startsWith('U2F') ? ' -a' : '';
    return {
      code: 'encrypted',
      message:
        'The file is encrypted with OpenSSL. Decrypt it first with the cipher and password that were used, then open the decrypted file.',
      command: `openssl enc -d${base64} -aes-256-cbc -pbkdf2 -in ${shellWord(name)} -out ${shellWord(decryptedName(name))}`,
    };
  }
  if (text.startsWith('age-encryption.org/') || text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) {
    return {
      code: 'encrypted',
      message: 'The file is encrypted with age. Decrypt it first, then open the decrypted file.',
      command: `age --decrypt --output ${shellWord(decryptedName(name))} ${shellWord(name)}`,
    };
  }
  // Bit 0 of the flags of a zip's first entry.
  if (text.startsWith('PK\x03\x04') && ((head[6] ?? 0) & 1) === 1) {
    return {
      code: 'encrypted',
      message: 'The file is a zip archive with a password. Unzip it first, then open the sosreport that was inside.',
      command: `unzip ${shellWord(name)}`,
    };
  }
  // sos names what it encrypted; content that is nothing else is then taken at the name's word.
  return /^secured-.*\.gpg$/i.test(name) || /\.(gpg|pgp)$/i.test(name) ? gpg(name) : null;
}
