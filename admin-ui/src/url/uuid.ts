// The ids that the API takes as `Uuid`. It answers any other text with an error, so what comes from
// an address is looked at first.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for the text of a UUID in lower case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
