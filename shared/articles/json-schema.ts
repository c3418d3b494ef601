import { z } from 'zod';
import { Article } from './schema.ts';

/** The article format as JSON Schema, for editors (`sosight articles schema`; kept in docs/article.schema.json). */
export const articleJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Sosight article', ...z.toJSONSchema(Article, { io: 'input' }) }, null, 2)}\n`;
