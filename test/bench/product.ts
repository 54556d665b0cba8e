// The product as the bench measures it.
import type { Target } from './target.ts';

export interface ProductOptions {
  readonly folder: string;
  readonly upstreamPort: number;
  readonly profileFolder: string | undefined;
}

export function startProduct(_options: ProductOptions): Promise<Target> {
  return Promise.reject(new Error('not wired yet'));
}
