// Error bodies in OpenAI's form. All four members are always present, as the official description demands.

export interface VendorError {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
}

/** The JSON text of an error. */
export function formatError(error: VendorError): string {
  const { message, type, param, code } = error;
  return JSON.stringify({ error: { message, type, param, code } });
}

/** A refusal of a request that is not as it must be. */
export function refuseRequest(
  message: string,
  param: string | null,
  code: string | null,
): VendorError {
  return { status: 400, message, type: 'invalid_request_error', param, code };
}
