/** The second of every four assignments. */
import { testEveryFourth } from './whole.ts';

testEveryFourth(1);
