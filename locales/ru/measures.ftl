### Мероприятия дорожной карты: список, карточка, подтверждения, напоминания.

list-measures = Мероприятия
list-measures-empty =
    Здесь появятся мероприятия дорожной карты: срок, ответственный, что сделано.
    Дорожную карту выбирает куратор.
button-list-measures-late = Просрочено: { $count }
button-list-measures-mine = Мои: { $count }
button-list-measures-going = Идут: { $count }
button-list-measures-ahead = Впереди: { $count }
button-list-measures-done = Сделано: { $count }
button-list-measures-skipped = Не относятся: { $count }

measure-is-late = просрочено
measure-is-going = идёт
measure-is-waiting = ещё не начато
measure-is-done = сделано
measure-is-not_applicable = не относится
measure-late-by = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[other] просрочено на { $days } дней
}
measure-done-by-facts = сделано, бот посчитал

measure-title =
    <b>{ $title }</b>
    { $stage }
measure-stage = { $number ->
    [none] { $title }
   *[other] { $number }. { $title }
}
measure-item = • { $words }
measure-standing = Состояние: { $words }
measure-due = Срок: { $words }
measure-due-day = { $words ->
    [none] до { $day }
   *[other] до { $day } (в плане: { $words })
}{ $more }
measure-lasting = {" "}и дальше постоянно
measure-due-event = { $event ->
    [none] после другого мероприятия
   *[other] после события: { $event }
}
measure-no-due = не задан
measure-owners = Отвечает: { $names }
measure-no-owner = пока никто
measure-result = Результат: { $words }
measure-fact = { $fact }: { $count }
measure-reason = Причина: { $words }
measure-proofs = <b>Подтверждения</b>
measure-proof = { $number }. { $kind }{ $words ->
    [none] {""}
   *[other] : { $words }
}
proof-file = файл
proof-photo = фото
proof-link = ссылка
proof-note = пояснение
button-proof = Файл { $number }

evidence-school-card = Карточка школы
evidence-consents = Согласия на обработку данных
evidence-requests = Запросы наставляемых
evidence-mentees-approved = Одобрено запросов
evidence-questionnaires = Анкеты наставников
evidence-mentors-approved = Одобрено анкет
evidence-mentoring-consents = Согласия наставников
evidence-pairs-formed = Наставляемые с наставником
evidence-pairs-ordered = Пары с приказом
evidence-plans-approved = Одобрено программ пар
evidence-meetings-held = Проведено встреч
evidence-surveys-answered = Ответы на опрос
evidence-publications = Публикации

button-measure-done = Сделано
button-measure-prove = Добавить подтверждение
button-measure-start = В работе
button-measure-tomorrow = Завтра
button-measure-week = Через неделю
button-measure-skip = Не относится
button-measure-reopen = Вернуть в работу
button-measure-overrule = Решение куратора
button-measure-title = Название
button-measure-deadline = Срок
button-measure-event = Событие наступило
button-edit-change = Изменить
button-edit-stage = Этап
button-edit-owners = Кто отвечает
button-measure-new = Добавить мероприятие

measure-done-now = Отмечено: сделано.
measure-proof-added = Подтверждение добавлено.
measure-skipped-now = Отмечено: не относится.
measure-changed-now = Изменения сохранены.
measure-added-now = Мероприятие добавлено.
measure-put-off = Напомню { $day }
measure-change =
    <b>{ $title }</b>
    Что изменить?
measure-which-stage = В какой этап?
measure-who =
    <b>{ $title }</b>
    Кто отвечает? Можно выбрать нескольких.

digest-measures = { $count ->
    [1] <b>Напоминание о вашем мероприятии</b>
   *[other] <b>Напоминание о ваших мероприятиях: { $count }</b>
}
digest-line =
    { $number }. { $title }
    { $state }
digest-last-day = сегодня последний день
duty-measures = { $count ->
    [one] Просрочено { $count } ваше мероприятие.
    [few] Просрочено { $count } ваших мероприятия.
   *[other] Просрочено { $count } ваших мероприятий.
}
button-duty-measures = Мои мероприятия

refusal-not-your-measure = За это мероприятие отвечает другой человек.
refusal-no-proof = Добавьте подтверждение: файл, ссылку или пару слов.
refusal-too-many-proofs = Здесь уже { $count } подтверждений, больше не нужно.
refusal-no-such-deadline = Не получилось понять срок «{ $words }». Напишите, например: «до 1 декабря», «октябрь», «в течение года».

## Доска дорожной карты

road-stage = <b>{ $title }</b> – { $state }
road-stage-is-late = есть просроченное
road-stage-is-going = идёт
road-stage-is-waiting = ещё не начат
road-stage-is-done = выполнен
road-stage-is-not_applicable = не относится
road-board-late = { $count ->
    [1] Есть просроченное в этапе
   *[other] Есть просроченное в этапах
}: { $numbers }
road-board-going = { $count ->
    [1] Идёт этап
   *[other] Идут этапы
}: { $numbers }
road-board-waiting = { $count ->
    [1] Ещё не начат этап
   *[other] Ещё не начаты этапы
}: { $numbers }
road-board-done = { $count ->
    [1] Выполнен этап
   *[other] Выполнены этапы
}: { $numbers }
road-board-not_applicable = { $count ->
    [1] Не относится этап
   *[other] Не относятся этапы
}: { $numbers }
road-board-stage = { $number }{"\u00A0"}({ $done }{"\u00A0"}из{"\u00A0"}{ $of })
road-board-next = Ближайший срок: { $day }
road-board-subtitle = { $school } · на { $day } · сделано { $done } из { $all }
road-fact-measures = Мероприятия
road-fact-none = пока нет
road-fact-done = Сделано
road-fact-late = Просрочено
road-fact-next = Ближайший срок
button-stage-people = Люди этапа
road-stage-empty = В этом этапе пока нет мероприятий.
road-line =
    { $number }. { $title }
    { $words }
