### Встречи пары: назначить, подтвердить, перенести, отменить, записать в журнал.

## Отказы

refusal-meeting-in-past = Это время уже прошло. Выберите время позже, например завтра в 15:30.
refusal-meeting-too-far = Это слишком далеко. Назначьте встречу в пределах года, например на следующую неделю.
refusal-meeting-overlaps = В это время у кого-то из вас уже есть встреча. Выберите другое время.
refusal-meeting-not-yet = Эта встреча ещё не прошла. Отметить её можно после начала.

## Список и карточка

meetings-title = <b>Ваши встречи</b>
meetings-no-pair = Встречи назначают, когда пара закреплена приказом. Как только это случится, бот вам напишет.
meetings-with-whom = С кем встреча?
meeting-line = { $when }
    { $name } · { $state }
meeting-card = <b>Встреча: { $name }</b>
    { $when }
meeting-place = { $place } · { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
meeting-state = Состояние: { $state }
meeting-new-time = Предложено другое время: { $when }
meeting-state-proposed = предложена
meeting-state-confirmed = согласована
meeting-state-cancelled = отменена
meeting-state-held = состоялась
meeting-state-missed = не состоялась
meeting-state-to-record = прошла, ждёт записи
meeting-state-asked-by-me = ждём ответа
meeting-state-asks-me = ждёт вашего ответа

meeting-you-proposed = Спросили. Когда вам ответят, бот напишет.
meeting-you-confirmed = Договорились. Бот напомнит вам обоим.
meeting-you-kept = Встреча остаётся в прежнее время.
meeting-you-moved = Спросили о новом времени. Когда вам ответят, бот напишет.
meeting-you-cancelled = Встреча отменена. Другая сторона узнает об этом.
meeting-you-will-come = Хорошо, вы придёте.
meeting-really-cancel = Отменить встречу { $when }? Другая сторона сразу об этом узнает.

button-meeting-propose = Назначить встречу
button-meeting-propose-to = Встреча: { $name }
button-meeting-yes = Подходит
button-meeting-move = Другое время
button-meeting-keep = Оставить как было
button-meeting-cancel = Отменить
button-meeting-sure = Да, отменить
button-meeting-stay = Не отменять
button-meeting-will = Буду
button-meeting-record = Как прошла встреча?

duty-meeting-answer = вам предлагают встречу { $when }
duty-meeting-record = отметьте, как прошла встреча { $when }

## Бот пишет сам

notice-meeting-asked = Вам предлагают встречу. Подходит ли время?
notice-meeting-moved = Вас просят перенести встречу. Подходит ли новое время?
notice-meeting-settled = Договорились о встрече. Файл ниже добавит её в календарь телефона.
notice-meeting-kept = Новое время не подошло. Встреча остаётся в прежнее время.
notice-meeting-cancelled = <b>Встреча отменена</b>
    { $when } · { $name }
    Назначьте новую, когда будет удобно.
notice-meeting-reminder = <b>Напоминание о встрече</b>
    { $when }
    { $name } · { $place }
calendar-summary = Наставничество: { $name }
calendar-description = Встреча по программе наставничества
calendar-file = Встреча
calendar-caption = Откройте файл, чтобы добавить встречу в календарь. На iPhone: «Поделиться», затем «Календарь».

## Журнал

did-you-meet =
    <b>Удалось встретиться?</b>
    Встреча была назначена на { $day }: { $name }
button-journal-met = Да, встретились
button-journal-moved = Перенесли
button-journal-missed = Не получилось
button-journal-record = Отметить { $day }
journal-title = <b>Журнал встреч</b>
    { $held ->
        [one] Состоялась { $held } встреча
        [few] Состоялись { $held } встречи
       *[other] Состоялось { $held } встреч
    }
journal-empty = <b>Журнал встреч</b>
    Здесь появятся прошедшие встречи. Сначала назначьте первую.
journal-held = { $day } · { $name }
    Тема: { $topic }. Итог: { $done }.
journal-missed = { $day } · { $name }
    Не состоялась: { $reason }.
journal-open = { $day } · { $name }
    Ждёт записи.
journal-thanks = Записали, спасибо.
journal-thanks-next = Записали, спасибо. О следующей встрече спросили другую сторону.
journal-missed-thanks = Записали. Так бывает. Назначьте новую встречу, когда будет удобно.

## Куратор

list-meetings = Встречи
list-meetings-empty = Здесь появятся встречи пар. Они начинаются, когда пара закреплена приказом.
button-list-meetings-coming = Впереди · { $count }
button-list-meetings-open = Без записи · { $count }
button-list-meetings-held = Прошли · { $count }
button-list-meetings-missed = Сорвались · { $count }
meeting-of-pair = <b>{ $mentor } – { $mentee }</b>
    { $when }
meeting-topic = Тема: { $topic }
meeting-done = Итог: { $done }
meeting-missed-why = Причина: { $reason }
