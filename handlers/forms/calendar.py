"""The date step: a quick row, a month from Monday to Sunday, and why a day cannot be taken."""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, timedelta

from handlers.forms.intents import Act
from handlers.forms.view import Parts, View
from handlers.screen import Button, Row
from locales.texts import Html
from mentoring.answers import Wrong, check_date, date_limits
from mentoring.typed_dates import read_date

QUICK = ("tomorrow", "friday", "next_week")
_WEEKS = Calendar()


def draw_date(view: View) -> Parts:
    month = shown_month(view)
    quick = tuple(view.button(label, Act.PICK, day.isoformat()) for label, day in _quick_days(view))
    weekdays = tuple(
        view.button(view.t.label(f"weekday-short-{number}"), Act.NOTHING) for number in range(1, 8)
    )
    weeks = tuple(
        tuple(_day_button(view, month, day) for day in week)
        for week in _WEEKS.monthdatescalendar(month.year, month.month)
    )
    return [_type_date(view)], (*filter(None, (quick,)), _month_row(view, month), weekdays, *weeks)


def _type_date(view: View) -> Html:
    """How a date can be typed, with words that this question would take."""
    earliest, latest = date_limits(view.step, view.today, view.run.answers)
    if latest is not None and latest <= view.today:
        return view.t("form-type-date-past", example=f"{latest - timedelta(days=9):%d.%m}")
    days = [words for words in view.step.suggest if words[0].isdecimal()]
    if days or (earliest is not None and earliest > view.today + timedelta(days=7)):
        day = quick_day(days[0], nearest_day(view)) if days else earliest
        return view.t("form-type-date-far", day=view.t.day(day or view.today))
    return view.t("form-type-date", example=f"{view.today + timedelta(days=9):%d.%m}")


def why_not(view: View, day: date) -> Wrong | None:
    """Why the day cannot be taken, or nothing."""
    return check_date(view.step, day, view.today, view.run.answers)


def shown_month(view: View) -> date:
    """The first day of the month on the screen: the one leafed to, the answer's or the first possible."""
    leafed = _iso(f"{view.run.pending.get('month', '')}-01")
    first, last = _months(view)
    month = leafed or (_iso(str(view.answer or "")) or nearest_day(view)).replace(day=1)
    return min(max(month, first), last)


def nearest_day(view: View) -> date:
    """Today, or the nearest day within the limits: also the example in what a wrong date is answered with."""
    earliest, latest = date_limits(view.step, view.today, view.run.answers)
    day = max(view.today, earliest) if earliest else view.today
    return min(day, latest) if latest else day


def _months(view: View) -> tuple[date, date]:
    earliest, latest = date_limits(view.step, view.today, view.run.answers)
    first = (earliest or view.today - timedelta(days=3_660)).replace(day=1)
    return first, max(first, (latest or view.today + timedelta(days=3_660)).replace(day=1))


def _month_row(view: View, month: date) -> Row:
    first, last = _months(view)
    before, after = (month - timedelta(days=1)).replace(day=1), (month + timedelta(days=31)).replace(day=1)
    blank = view.button("·", Act.NOTHING)
    return (
        view.button("‹", Act.MONTH, f"{before:%Y-%m}") if before >= first else blank,
        view.button(_month_name(view, month), Act.NOTHING),
        view.button("›", Act.MONTH, f"{after:%Y-%m}") if after <= last else blank,
    )


def _month_name(view: View, month: date) -> str:
    """Without the year where it goes without saying: a third of a phone's width is little."""
    same_year = month.year == view.today.year
    return view.t.label(f"month-name-{month.month}") if same_year else view.t.month(month)


def _day_button(view: View, month: date, day: date) -> Button:
    """Today stands between dots, the answer in brackets; a tap on a day that cannot be taken says why."""
    if day.month != month.month:
        return view.button("·", Act.NOTHING)
    iso = day.isoformat()
    label = f"[{day.day}]" if iso == view.answer else f"·{day.day}·" if day == view.today else str(day.day)
    return view.button(label, Act.PICK, iso)


def _quick_days(view: View) -> Iterator[tuple[str, date]]:
    seen: set[date] = set()
    for words in view.step.suggest or QUICK:
        day = quick_day(words, nearest_day(view) if words[0].isdecimal() else view.today)
        if day is None or day in seen or why_not(view, day):
            continue
        seen.add(day)
        named = view.t.has(f"button-day-{words}")
        yield view.t.label(f"button-day-{words}") if named else view.t.day(day, view.today), day


def quick_day(words: str, today: date) -> date | None:
    """The day of a suggestion: a name such as `tomorrow`, or a day such as 31.05."""
    return read_date(words.replace("_", " "), today)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
