// Where to go after the door. Only addresses of this interface count; anything else could
// be somebody's trap.
export function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/admin(\/(?!\/)|\?|$)/.test(next) ? next : '/admin';
}
