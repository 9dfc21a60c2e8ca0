/**
 * The code that runs inside the realm, next to the submission and before it. Its functions are sent by their text,
 * joined into one script, and meet the worker only through texts.
 */
import {
  beginningOf,
  beginningOfList,
  beginningOfObject,
  beginningOfText,
  isRoom,
  roomOfBeginning,
} from './beginning.ts';
import {
  closeBuiltin,
  closeBuiltins,
  heldBy,
  hiddenBuiltins,
  isFree,
  isHarmless,
  isNameOf,
  namedIn,
  propertyOf,
  restore,
  shadowed,
  takeBuiltin,
  takeBuiltins,
} from './builtins.ts';
import {
  beginningPart,
  call,
  failure,
  limitHit,
  mutatedPart,
  prepare,
  printedPart,
  replaced,
} from './call.ts';
import {
  changeClass,
  changeMethod,
  fixLanguage,
  fixMethods,
  instant,
  stopClock,
  stopFormats,
} from './clock.ts';
import {
  cloneList,
  copyCollection,
  copyEntries,
  copyObject,
  copyOf,
  installClone,
  keepCopy,
  notCloned,
} from './clone.ts';
import {
  fitting,
  forgetPrinted,
  installConsole,
  openPrinted,
  printLine,
  show,
  showList,
  showObject,
} from './console.ts';
import { decode, decodeArguments, decodeList, decodeObject } from './decode.ts';
import { addAccessors, describe, describeObject, includes, lengthOf, namesOf, notData } from './describe.ts';
import {
  encode,
  encodeAny,
  encodeList,
  encodeNested,
  encodeObject,
  encodeOther,
  encodeText,
} from './encode.ts';
import { makeMarks, markCopies, markedClass, markOriginals } from './marks.ts';
import {
  callStudent,
  copyList,
  copyNamed,
  enter,
  keepRandom,
  leftArguments,
  picture,
  pictureList,
  pictureObject,
  standIn,
  stopAt,
  thrownByStudent,
  thrownToDriver,
  toDriver,
  toStudent,
  wrapDrivers,
  wrapperOf,
  wrapStudents,
} from './membrane.ts';
import { openMembrane, passesAsItIs } from './membrane-state.ts';
import { getterOf, hasBrand, inherits, isOwn, setOwn, takeKinds, takePrimordials } from './primordials.ts';
import { makeRandom, nextBytes, nextDouble, startRandom } from './random.ts';
import {
  changed,
  isAsBefore,
  isCompared,
  isNoted,
  isOfOwnKind,
  isSame,
  isSameList,
  isSameObject,
  noteChanges,
  toldChanges,
} from './same.ts';
import { adopt, type GuestLimits, listExports, lockDown, openSession, tellPrinted } from './session.ts';
import { driverFrame, guestFile, installStacks, isEntrance, stackText } from './stack.ts';
import {
  builtinErrorOf,
  cut,
  describeThrown,
  isOutOfMemory,
  messageOf,
  primitiveText,
  readText,
  safely,
} from './thrown.ts';

const text = [
  ...[takePrimordials, takeKinds, getterOf, setOwn, isOwn, hasBrand, inherits],
  ...[describe, describeObject, lengthOf, notData, namesOf, addAccessors, includes],
  ...[encode, encodeAny, encodeText, encodeOther, encodeNested, encodeList, encodeObject],
  ...[decodeArguments, decode, decodeList, decodeObject],
  ...[makeRandom, startRandom, nextBytes, nextDouble],
  ...[stopClock, instant, changeClass, changeMethod, fixLanguage, fixMethods, stopFormats],
  ...[installClone, copyOf, copyObject, copyEntries, cloneList, keepCopy, copyCollection, notCloned],
  ...[installConsole, openPrinted, forgetPrinted, printLine, fitting, show, showList, showObject],
  ...[describeThrown, messageOf, primitiveText, readText, safely, cut, builtinErrorOf, isOutOfMemory],
  ...[
    openSession,
    tellPrinted,
    lockDown,
    adopt,
    listExports,
    call,
    mutatedPart,
    replaced,
    prepare,
    failure,
    limitHit,
    printedPart,
    beginningPart,
  ],
  ...[beginningOf, beginningOfText, beginningOfList, beginningOfObject, isRoom, roomOfBeginning],
  ...[takeBuiltins, hiddenBuiltins, takeBuiltin, isFree, namedIn, propertyOf, heldBy],
  ...[closeBuiltins, restore, isHarmless, isNameOf, closeBuiltin, shadowed],
  ...[
    makeMarks,
    markedClass,
    markCopies,
    markOriginals,
    openMembrane,
    toDriver,
    picture,
    pictureList,
    pictureObject,
    enter,
    standIn,
    stopAt,
  ],
  ...[toStudent, copyList, copyNamed, passesAsItIs, keepRandom],
  ...[wrapperOf, wrapStudents, callStudent, leftArguments, wrapDrivers, thrownToDriver, thrownByStudent],
  ...[installStacks, stackText, isEntrance, guestFile, driverFrame],
  ...[changed, noteChanges, isNoted, toldChanges, isAsBefore, isSame, isSameList, isSameObject],
  ...[isOfOwnKind, isCompared],
].join('\n');

/** What the script evaluates to; every text is the realm's, every answer is a text. */
export type Guest = (operation: 'adopt' | 'call' | 'printed', module: unknown, ...texts: string[]) => string;

/** The script: evaluates to a {@link Guest}. */
export function guestText(limits: GuestLimits): string {
  const start = `return ${openSession.name}(${JSON.stringify(limits)});`;
  return `'use strict'; (() => { ${text}\n${start} })()`;
}
