### Встречи пары: назначить, подтвердить, перенести, отменить, записать в журнал.

## Отказы

refusal-meeting-in-past = Это время уже прошло. Выберите другое, например завтра в 15:30.
refusal-meeting-too-far = Это слишком далеко. Назначьте встречу в пределах года, например на следующую неделю.
refusal-meeting-overlaps = В это время у кого-то из вас уже есть встреча. Выберите другое время.
refusal-meeting-same-time = Об этом времени уже идёт речь. Выберите другое.
refusal-meeting-not-yet = Встреча ещё не началась. Отметить её можно потом.

## Список и карточка

meetings-title = <b>Ваши встречи</b>
meetings-no-pair = Встречи назначают, когда пара закреплена приказом. Как только это случится, бот вам напишет.
meetings-pair-over = Ваша пара завершена, новых встреч не будет. Прошедшие встречи есть в журнале.
meetings-with-whom = С кем встреча?
meeting-line = { $when }
    { $name } · { $state }
meeting-new = Новая встреча: { $name }
meeting-to-move = Переносим встречу: { $name }
    Прежнее время: { $when }
meeting-card = <b>Встреча: { $name }</b>
    { $when }
meeting-place = { $place } · { $length }
meeting-state = Состояние: { $state }
meeting-move-by-me = Вы просите перенести на { $when }
meeting-move-to-me = Вас просят перенести на { $when }
meeting-coming = Ответили «Буду»: { $names }
meeting-topic = Тема: { $words }
meeting-done = Итог: { $words }
meeting-reason = Причина: { $words }

meeting-state-proposed = предложена
meeting-state-proposed-by-me = ждём ответа коллеги
meeting-state-proposed-to-me = ждёт вашего ответа
meeting-state-move-by-me = вы просите перенести, ждём ответа
meeting-state-move-to-me = вас просят перенести
meeting-state-unanswered = осталась без ответа
meeting-state-confirmed = согласована
meeting-state-cancelled = отменена
meeting-state-held = состоялась
meeting-state-missed = не состоялась
meeting-state-to-record = прошла, ждёт записи

meeting-you-proposed = Спросили коллегу. Когда придёт ответ, бот напишет.
meeting-you-confirmed = Договорились. Бот напомнит вам обоим.
meeting-you-kept = Встреча остаётся в прежнее время. Коллега об этом узнает.
meeting-you-moved = Спросили о новом времени. Когда придёт ответ, бот напишет.
meeting-you-cancelled = Встреча отменена. Коллега об этом узнает.
meeting-you-will-come = Хорошо, вы придёте. Коллега увидит это в карточке встречи.
meeting-on-day-off = Это выходной день. Если вы ошиблись днём, нажмите «Другое время».
meeting-changed-meanwhile = Пока вы выбирали время, встреча изменилась. Вот она сейчас.
meeting-really-cancel = <b>Отменить встречу?</b>
    { $when } · { $name }
    Коллега сразу об этом узнает.
meeting-really-cannot = <b>Не сможете встретиться?</b>
    { $when } · { $name }
    Так бывает. Причину объяснять не нужно. Коллега сразу узнает, что время не подошло.

button-meeting-propose = Назначить встречу
button-meeting-open = { $weekday } { $day }, { $time }
button-meeting-answer = Ответить: { $day }, { $time }
button-meeting-yes = Подходит
button-meeting-move = Другое время
button-meeting-keep = Оставить как было
button-meeting-cancel = Отменить
button-meeting-cannot = Не смогу
button-meeting-sure = Да, отменить
button-meeting-sure-cannot = Да, не смогу
button-meeting-stay = Не отменять
button-meeting-stay-cannot = Ещё подумаю
button-meeting-will = Буду
button-meeting-record = Как прошла встреча?
button-meetings-all = Все встречи

duty-meeting-answer = Вам предлагают встречу { $when }
duty-meeting-move = Вас просят перенести встречу { $when }
duty-meeting-record = Отметьте, как прошла встреча { $when }

deed-meeting_coming = ответ «Буду» на встречу
deed-meeting_corrected = запись о встрече исправлена

## Бот пишет сам

notice-meeting-asked = Вам предлагают встречу. Подходит ли время?
notice-meeting-countered = Коллега предлагает другое время. Подходит ли оно?
notice-meeting-moved = Вас просят перенести встречу. Подходит ли новое время?
notice-meeting-settled = Договорились о встрече. Файл ниже добавит её в календарь телефона.
notice-meeting-kept = Новое время не подошло. Встреча остаётся в прежнее время.
notice-meeting-move-taken-back = Переносить не нужно. Встреча остаётся в прежнее время.
notice-meeting-cancelled = <b>Встреча отменена</b>
    { $when } · { $name }
    Назначьте новую, когда будет удобно.
notice-meeting-reminder = <b>Напоминание о встрече{ $day ->
        [today] : сегодня
        [tomorrow] : завтра
       *[later] {""}
    }</b>

calendar-summary = Наставничество: { $name }
calendar-description = Встреча по программе наставничества
calendar-file = Встреча
calendar-caption = Откройте файл, чтобы встреча появилась в календаре. На iPhone: «Поделиться», затем «Календарь».
calendar-caption-settled = Договорились о встрече. Файл добавит её в календарь телефона.
    { $when }. На iPhone: «Поделиться», затем «Календарь».
calendar-caption-cancelled = Если встреча есть в календаре телефона, откройте файл: он её уберёт.

## Журнал

did-you-meet = <b>Удалось встретиться?</b>
    { $day } · { $name }
button-journal-met = Да, встретились
button-journal-moved = Перенесли
button-journal-missed = Не получилось
button-journal-record = Отметить { $day }
button-journal-mend = Исправить запись
button-journal-mend-day = Исправить { $day }
button-journal-theirs = Верно записанное
button-journal-mine = Верно у меня
journal-title = <b>Журнал встреч</b>
    { $held ->
        [one] Состоялась { $held } встреча
        [few] Состоялись { $held } встречи
       *[other] Состоялось { $held } встреч
    }
journal-empty = <b>Журнал встреч</b>
    Здесь появятся прошедшие встречи: о чём говорили и что сделали.
journal-line = { $day } · { $name }
    { $words }
journal-held = Встретились
journal-missed = Не встретились
journal-open = { $day } · { $name }
    Ждёт записи
journal-next-same = Предложим то же время и место: { $hour } · { $where }. Время можно изменить потом.
journal-thanks = Записали, спасибо.
journal-thanks-next = Записали, спасибо. О следующей встрече спросили коллегу.
journal-thanks-not-next = Записали, спасибо. Следующую встречу назначьте отдельно. { $why }
journal-thanks-pair-over = Записали, спасибо. Пара уже завершена, поэтому следующая встреча не назначена.
journal-missed-thanks = Записали. Так бывает. Назначьте новую встречу, когда будет удобно.
journal-already = Эту встречу уже отметили. Вот запись.
journal-second = <b>Эту встречу уже отметили</b>
    Записано: { $written }
    У вас: { $mine }

    Что верно?
journal-mend-ask = <b>Исправить запись</b>
    { $when } · { $name }
    Записано: { $written }

    Как было на самом деле?
journal-mended = Исправили. Новую запись увидят вы, ваша пара и куратор.
journal-mend-late = Запись можно исправить в течение недели, теперь она остаётся как есть.

## Куратор

list-meetings = Встречи
list-meetings-empty = Здесь появятся встречи пар. Они начинаются, когда пара закреплена приказом.
button-list-meetings-coming = Впереди · { $count }
button-list-meetings-open = Без записи · { $count }
button-list-meetings-held = Прошли · { $count }
button-list-meetings-missed = Сорвались · { $count }
button-list-meetings-unanswered = Без ответа · { $count }
meeting-of-pair = <b>{ $mentor } – { $mentee }</b>
    { $when }
