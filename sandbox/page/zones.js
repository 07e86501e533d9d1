// Moments and time zones: everything is counted in UTC and shown in the zone of a phone.

export const ZONES = [
  "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk",
  "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka", "UTC",
];
export const DEFAULT_ZONE = "Europe/Moscow";
const DAY = 86_400_000;

const formatters = new Map();

function formatter(language, zone, options) {
  const key = JSON.stringify([language, zone, options]);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(language, { timeZone: zone, ...options }));
  return formatters.get(key);
}

export function show(date, language, zone, options) {
  return formatter(language, zone, options).format(date);
}

export function clockTime(date, zone, seconds = false) {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return show(date, "ru", zone, seconds ? { ...options, second: "2-digit" } : options);
}

/** "вторник, 1 сентября"; the year is added when it is not that of `now`. */
export function dayTitle(date, now, language, zone) {
  const year = (moment) => show(moment, "en", zone, { year: "numeric" });
  const options = { weekday: "long", day: "numeric", month: "long" };
  return show(date, language, zone, year(date) === year(now) ? options : { ...options, year: "numeric" });
}

/** "2026-09-01": equal for two moments of one day in that zone. */
export function dayKey(date, zone) {
  return show(date, "sv", zone, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** "вт, 1 сент. 2026 г." for the clock. */
export function fullDate(date, language, zone) {
  return show(date, language, zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
}

/** "GMT+3" as the people of that zone read it. */
export function zoneOffset(date, language, zone) {
  const parts = formatter(language, zone, { timeZoneName: "shortOffset" }).formatToParts(date);
  return parts.find((part) => part.type === "timeZoneName").value;
}

function wallClock(date, zone) {
  const options = {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  };
  const parts = formatter("en", zone, options).formatToParts(date);
  return Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
}

/** The moment when the clocks of `zone` show this date and hour. */
export function momentAt(year, month, day, hour, zone) {
  const wanted = Date.UTC(year, month - 1, day, hour);
  let guess = wanted;
  // Twice: the first correction may itself cross a change of summer time.
  for (let round = 0; round < 2; round += 1) guess += wanted - asUtc(wallClock(new Date(guess), zone));
  return new Date(guess);
}

function asUtc(wall) {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/** The next time it is `hour` o'clock in the zone. */
export function nextHour(now, hour, zone) {
  const today = wallClock(now, zone);
  const here = momentAt(today.year, today.month, today.day, hour, zone);
  if (here > now) return here;
  const next = wallClock(new Date(here.getTime() + DAY), zone);
  return momentAt(next.year, next.month, next.day, hour, zone);
}

/** The next first of September, nine in the morning. */
export function nextFirstSeptember(now, zone) {
  const { year } = wallClock(now, zone);
  const here = momentAt(year, 9, 1, 9, zone);
  return here > now ? here : momentAt(year + 1, 9, 1, 9, zone);
}

const UNITS = [["year", 365 * DAY], ["month", 30 * DAY], ["day", DAY], ["hour", 3_600_000], ["minute", 60_000]];

export function relative(date, now, language) {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const difference = date - now;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(difference) >= length) ?? ["second", 1000];
  return words.format(Math.round(difference / size), unit);
}

/** A `tg-time` as its format asks: r, or any of w (weekday), d or D (date), t or T (time). */
export function showTgTime(date, format, now, language, zone) {
  if (format === "r") return relative(date, now, language);
  const options = { hourCycle: "h23" };
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "numeric" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return show(date, language, zone, options);
}
