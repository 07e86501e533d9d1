### Ход программы: семь этапов, люди каждого этапа, список того, что требует внимания.

## Семь этапов

status-title =
    <b>Ход программы { $year }</b>
    { $school } · на { $day }
status-title-no-year =
    <b>Ход программы</b>
    { $school } · на { $day }
status-usual-dates = Сроки взяты обычные для учебного года. Если у вас свой план, сверяйтесь с ним.
stage-heading = <b>{ $number }. { $title }</b> – { $state }
stage-heading-late = <b>{ $number }. { $title }</b> – { $state } (срок { $due })
stage-left = Осталось: { $words }.
left-missing-requests = дождаться запроса – { $count }
left-missing-questionnaires = дождаться анкеты – { $count }
left-returned = дождаться правки – { $count }
left-submitted = одобрить – { $count }
left-unagreed = получить согласие – { $count }
left-nobody-requests = пригласить наставляемых
left-nobody-questionnaires = пригласить наставников
left-unpaired = найти наставника – { $count }
left-proposed = дождаться ответа на предложение – { $count }
left-agreed = отметить приказ – { $count }
left-active = завершить пары – { $count }
left-none-works = создать первую пару
left-still = завершить пары – { $count }
left-unanswered = дождаться ответа на опрос – { $count }
left-unasked = провести опрос
stage-title-1 = Подготовка условий
stage-title-2 = Банк наставляемых
stage-title-3 = Банк наставников
stage-title-4 = Отбор и обучение
stage-title-5 = Работа пар
stage-title-6 = Завершение программ
stage-title-7 = Информационная поддержка
stage-state-waiting = ещё не начат
stage-state-going = идёт
stage-state-done = выполнен
stage-state-late = просрочен
stage-state-outside = не считается
stage-outside = Публикации на сайте и в соцсетях пока ведут вне бота.

fact = { $label }: { $value }
fact-of = { $number } из { $of }
fact-filled = заполнена
fact-empty = не заполнена
fact-none = не открыта
fact-due = Срок
fact-card = Карточка школы
fact-programme = Программа
fact-curators = Кураторы
fact-invitations = Приглашения
fact-people = Пришли
fact-requests = Запросы
fact-questionnaires = Анкеты
fact-approved = Одобрены
fact-consents = Согласия
fact-free-mentors = Наставники с местами
fact-unpaired = Наставляемые без пары
fact-proposed = Предложены
fact-agreed = Ждут приказа
fact-active = Пары работают
fact-held = Встречи прошли
fact-missed = Сорвались
fact-ahead = Впереди
fact-unrecorded = Без записи
fact-completed = Пары завершены
fact-ended = Прерваны
fact-answered = Ответы на опрос
fact-waiting = Ждём ответа
fact-closed = Без ответа

button-stage = Этап { $number }
button-board-picture = Картинкой
button-to-stage = ← К этапу
button-to-stages = ← К этапам

board-caption = <b>Ход программы на { $day }</b>
board-late = { $count ->
    [1] Просрочен этап
   *[other] Просрочены этапы
}: { $numbers }
board-going = { $count ->
    [1] Идёт этап
   *[other] Идут этапы
}: { $numbers }
board-waiting = { $count ->
    [1] Ещё не начат этап
   *[other] Ещё не начаты этапы
}: { $numbers }
board-done = { $count ->
    [1] Выполнен этап
   *[other] Выполнены этапы
}: { $numbers }
board-outside = { $count ->
    [1] Не считается этап
   *[other] Не считаются этапы
}: { $numbers }
board-title = Ход программы { $year }
board-subtitle = { $school } · на { $day }
board-legend-own = Знак «!»: срок прошёл.
board-legend = Знак «!»: срок прошёл. Сроки обычные для учебного года.
board-file = Ход программы

## Один этап

stage-which =
    <b>Какой этап показать?</b>
    Нажмите кнопку или напишите номер, например /stage 2.
stage-unknown = Этапа «{ $words }» в плане нет.
stage-nobody = Здесь никого ждать не нужно.
stage-unfinished = Кому ещё нужен шаг:
stage-empty = Здесь пока никого нет: этап ещё не начат.
stage-note-missing-mentee = нет запроса
stage-note-missing-mentor = нет анкеты
stage-note-submitted-mentee = ждёт вашего решения
stage-note-submitted-mentor = ждёт вашего решения
stage-note-returned-mentee = поправляет запрос
stage-note-returned-mentor = поправляет анкету
stage-note-unagreed-mentee = нет согласия на обработку данных
stage-note-unagreed-mentor = нет согласия быть наставником
stage-note-unpaired = без пары
stage-note-places = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
}
stage-note-proposed = ждём ответа
stage-note-agreed = ждёт приказа
stage-note-active = работает
stage-note-completed = завершена
stage-note-ended = прервана
stage-note-survey = нет ответа на опрос

## Требует внимания

attention-title = <b>Требует внимания</b>: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
}
attention-empty =
    <b>Всё в порядке</b>
    Здесь появится то, что стоит на месте: кто не отвечает, где нет встреч, чьи сообщения не доходят.
attention-decision = Ждут вашего решения
attention-order = Обе стороны согласны, нужен приказ
attention-unreachable = Не получают сообщений
attention-lost = Сообщение не дошло
attention-proposal = Не отвечают на предложение пары
attention-measure = Просрочено в дорожной карте
attention-due-today = Срок сегодня
attention-paper = Нет документа в папке
attention-missed = Две встречи подряд сорвались
attention-first-meeting = Ещё ни разу не встретились
attention-meeting = Давно не встречались
attention-record = Встреча без записи
attention-unpaired = Давно без пары
attention-returned = Не поправили запрос или анкету
attention-newcomer = Не отправили запрос или анкету
attention-survey = Не ответили на опрос
attention-invitation = Не пришли по приглашению
attention-line = { $number }. { $words }
attention-not-a-day = меньше дня
attention-note-decision = { $role ->
    [mentor] анкета ждёт { $spell }
   *[other] запрос ждёт { $spell }
}
attention-note-order = приказа ждут { $spell }
attention-note-unreachable = чат с ботом закрыт, позвоните
attention-note-lost = не дошло { $day }
attention-note-proposal = не отвечает { $spell }
attention-note-measure = срок прошёл { $day }
attention-note-due-today = надо сделать сегодня
attention-note-paper = сделано, но файла нет
attention-note-missed = встреча сорвалась { $day }
attention-note-first-meeting = без встреч { $spell }
attention-note-meeting = без встреч { $spell }
attention-note-record = встреча была { $day }
attention-note-unpaired = без наставника { $spell }
attention-note-returned = на правке { $spell }
attention-note-newcomer = { $role ->
    [mentor] нет анкеты { $spell }
   *[other] нет запроса { $spell }
}
attention-note-survey = нет ответа { $spell }
attention-note-invitation = приглашение ждёт { $spell }
attention-nudged = сегодня напомнили
attention-today = Сегодня { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[other] { $count } встреч
}.
attention-row =
    <b>{ $what }</b>
    { $words }

    Что сделать?
attention-put-off = Отложено. Напомню { $day }
attention-dismissed = Убрано из списка
attention-taken-back = Снова в списке
attention-aside-title =
    <b>Отложено</b>: { $count }
    Эти дела не показываются в общем списке.
attention-aside-until = до { $day }
attention-aside-no-problem = не проблема
attention-nameless = Без имени
button-to-attention = ← К делам
button-attention-open = { $number }. Открыть
button-attention-more = { $number }. Отложить…
button-attention-remind = Напомнить
button-attention-card = Открыть карточку
button-attention-aside = Отложено: { $count }
button-attention-back = { $number }. Вернуть
button-later-tomorrow = До завтра
button-later-week = На неделю
button-later-month = На месяц
button-no-problem = Это не проблема
button-attention-nudge = { $number }. Напомнить
duty-attention = { $what }: { $count }
button-duty-attention = Разобрать

## Напоминание от куратора

notice-nudge =
    <b>Напоминание от куратора</b>
    { $about }

    Куратор: { $curator }
nudge-newcomer = { $role ->
    [mentor] Заполните, пожалуйста, анкету наставника. Это займёт несколько минут.
   *[other] Расскажите, пожалуйста, с чем вам нужна помощь. Это займёт несколько минут.
}
nudge-returned = { $role ->
    [mentor] Поправьте, пожалуйста, анкету и отправьте её снова.
   *[other] Поправьте, пожалуйста, запрос и отправьте его снова.
}
nudge-proposal = Вам предложили пару. Ответьте, пожалуйста, согласны ли вы.
nudge-due-today = Сегодня срок вашего мероприятия дорожной карты. Отметьте, пожалуйста, что сделано.
nudge-paper = К выполненному мероприятию нужен документ. Приложите, пожалуйста, файл или фото.
nudge-measure = У вашего мероприятия дорожной карты прошёл срок. Отметьте, пожалуйста, что сделано.
button-open-measure = Открыть мероприятие
nudge-first-meeting = Ваша пара ещё ни разу не встретилась. Назначьте, пожалуйста, первую встречу.
nudge-meeting = Вы давно не встречались. Назначьте, пожалуйста, следующую встречу.
nudge-record = Отметьте, пожалуйста, как прошла встреча. Хватит трёх нажатий.
