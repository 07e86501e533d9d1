"""Time zones in people's words: Russian ones by their distance from Moscow, all others from UTC."""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")

# The zones of the tz database's country code RU, west to east.
RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Simferopol",
    "Europe/Kirov",
    "Europe/Volgograd",
    "Europe/Astrakhan",
    "Europe/Samara",
    "Europe/Saratov",
    "Europe/Ulyanovsk",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Barnaul",
    "Asia/Novokuznetsk",
    "Asia/Novosibirsk",
    "Asia/Tomsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Chita",
    "Asia/Khandyga",
    "Asia/Yakutsk",
    "Asia/Ust-Nera",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Sakhalin",
    "Asia/Srednekolymsk",
    "Asia/Anadyr",
    "Asia/Kamchatka",
)


def shift_from(moment: datetime, zone: ZoneInfo) -> tuple[Literal["moscow", "utc"], str]:
    """Where the zone is counted from and how far it lies then: ("moscow", "+4"), ("utc", "+5:30" or "")."""
    if zone.key in RUSSIAN:
        return "moscow", _signed(_offset(moment, zone) - _offset(moment, MOSCOW))
    return "utc", _signed(_offset(moment, zone))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _signed(shift: timedelta) -> str:
    if not shift:
        return ""
    hours, minutes = divmod(abs(shift) // timedelta(minutes=1), 60)
    return f"{'+' if shift > timedelta() else '−'}{hours}{f':{minutes:02}' if minutes else ''}"
