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
stage-state-outside = вне бота
stage-outside = Публикации на сайте и в соцсетях пока ведут вне бота. Здесь они не считаются.

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
fact-proposed = предложены
fact-agreed = ждут приказа
fact-active = Пары работают
fact-held = Встречи прошли
fact-missed = сорвались
fact-ahead = впереди
fact-unrecorded = без записи
fact-completed = Пары завершены
fact-ended = прерваны
fact-answered = Ответы на опрос
fact-waiting = ждём ответа
fact-closed = без ответа

button-stage = Этап { $number }
button-board-picture = Картинкой
button-to-stages = ← К этапам

board-title = Ход программы { $year }
board-subtitle = { $school } · на { $day }
board-legend = Знак «!»: срок прошёл. Сроки обычные для учебного года.
board-file = Ход программы

## Один этап

stage-which =
    <b>Какой этап показать?</b>
    Нажмите кнопку или напишите номер, например /stage 2.
stage-nobody = Здесь никого ждать не нужно.
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
attention-decision = <b>Ждут вашего решения</b>
attention-order = <b>Обе стороны согласны, нужен приказ</b>
attention-unreachable = <b>Не получают сообщений</b>
attention-lost = <b>Сообщение не дошло</b>
attention-proposal = <b>Не отвечают на предложение пары</b>
attention-missed = <b>Две встречи подряд сорвались</b>
attention-first-meeting = <b>Ещё ни разу не встретились</b>
attention-meeting = <b>Давно не встречались</b>
attention-record = <b>Встреча без записи</b>
attention-unpaired = <b>Давно без пары</b>
attention-returned = <b>Не поправили запрос или анкету</b>
attention-newcomer = <b>Не отправили запрос или анкету</b>
attention-survey = <b>Не ответили на опрос</b>
attention-invitation = <b>Не пришли по приглашению</b>
attention-line = { $number }. { $words }
attention-nudged = сегодня напомнили
attention-nameless = Без имени
button-attention-open = { $number }. Открыть
button-attention-nudge = { $number }. Напомнить
duty-attention = { $count ->
    [one] { $count } дело требует внимания.
    [few] { $count } дела требуют внимания.
   *[other] { $count } дел требуют внимания.
}
button-duty-attention = Разобрать дела

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
nudge-first-meeting = Ваша пара ещё ни разу не встретилась. Назначьте, пожалуйста, первую встречу.
nudge-meeting = Вы давно не встречались. Назначьте, пожалуйста, следующую встречу.
nudge-record = Отметьте, пожалуйста, как прошла встреча. Хватит трёх нажатий.
