import type { Language } from '../../model.ts';
import { en, type Phrases } from './en.ts';
import { zh } from './zh.ts';

export type { Phrases } from './en.ts';

/** Every language that reports are written in. */
export const phrases: Readonly<Record<Language, Phrases>> = { en, zh };
