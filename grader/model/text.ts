/** The languages of the reports. */

export type Language = 'en' | 'zh';

/** A sentence in every language the reports speak. */
export type Text = Readonly<Record<Language, string>>;
