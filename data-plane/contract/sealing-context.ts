// What sealed boxes between the planes are bound to. Both sides build the same bytes, so that a box
// taken from another version, channel or trial does not open.

/** Binds a version's credential key, sealed to one node. */
export function versionKeyContext(incarnation: string, number: number): Buffer {
  return Buffer.from(`tollgate-version-key.${incarnation}.${number}`);
}

/** Binds a channel's credential inside one version's document. */
export function channelCredentialContext(
  incarnation: string,
  number: number,
  channelId: string,
): Buffer {
  return Buffer.from(`tollgate-channel-credential.${incarnation}.${number}.${channelId}`);
}

/** Binds the credential of a trial call, sealed to one node. */
export function probeCredentialContext(probeId: string): Buffer {
  return Buffer.from(`tollgate-probe-credential.${probeId}`);
}
