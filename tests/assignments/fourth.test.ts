/** The fourth of every four assignments. */
import { testEveryFourth } from './whole.ts';

testEveryFourth(3);
