### Учебный год по дорожной карте: выбор, ответственные, общий вид.

year-no-programme =
    <b>Сначала карточка школы</b>
    В ней задают учебный год. Потом можно выбрать дорожную карту.
year-choose =
    <b>Дорожная карта на { $year } учебный год</b>
    Выберите, по какому плану пойдёт программа. Сроки, которые в нём есть, бот перенесёт на этот год. Всё можно потом изменить.
year-choice-line =
    <b>{ $number }. { $title }</b>
    { $note }
year-preview =
    <b>{ $title }</b>
    { $year } учебный год
year-preview-counts = Появится: { $stages ->
    [one] { $stages } этап
    [few] { $stages } этапа
   *[other] { $stages } этапов
}, { $measures ->
    [0] мероприятий пока нет
    [one] { $measures } мероприятие
    [few] { $measures } мероприятия
   *[other] { $measures } мероприятий
}.
year-stage-line = { $number ->
    [none] • { $title }
   *[other] { $number }. { $title }
} – { $count }
year-moved = Сроки из прошлых лет перенесены на этот год:
year-moved-line = { $title }: { $written } → { $day }
year-waits = Срок появится после события, которое вы отметите:
year-unread = Срок указан словами, дату поставьте сами:
year-gaps = Что стоит знать об этом плане:
year-listed = • { $words }
year-more = …и ещё { $count }
button-year-other = ← Другой план
button-year-another = Другой план
button-year-people = Ответственные
button-year-create = Начать год
year-created = Готово: дорожная карта работает.
year-running =
    <b>{ $title }</b>
    { $year } учебный год
year-figures = Сделано { $done } из { $all } { $all ->
    [one] мероприятия
   *[other] мероприятий
}.{ $late ->
    [0] {""}
    [one] {" "}Просрочено { $late } мероприятие.
    [few] {" "}Просрочено { $late } мероприятия.
   *[other] {" "}Просрочено { $late } мероприятий.
}
year-complete = В плане есть все семь этапов модели.
year-lacks = В плане нет этапов модели: { $stages }.
year-ownerless = { $count ->
    [one] У { $count } мероприятия нет ответственного.
   *[other] У { $count } мероприятий нет ответственного.
}
year-people =
    <b>Кто отвечает за мероприятия</b>
    Нажмите номер, чтобы выбрать человека. Каждый увидит свои мероприятия и получит напоминания.
year-role-line = { $number }. { $role }: { $name }
year-role-nobody = пока никто
year-who = Кто отвечает: { $role }?
button-year-nobody = Пока никто
duty-year = Выберите дорожную карту года: бот будет следить за сроками.
button-duty-year = Выбрать дорожную карту

model-stage-conditions = подготовка условий
model-stage-mentees = банк наставляемых
model-stage-mentors = банк наставников
model-stage-selection = отбор и обучение
model-stage-pairs = работа пар
model-stage-completion = завершение
model-stage-information = информационная поддержка

refusal-year-begun = В дорожной карте уже есть отметки. Другую можно выбрать для нового учебного года.

year-files = В каком виде выгрузить? Первым стоит тот, в котором составлен план.
button-layout-contents = { $format }: этап, содержание
button-layout-full = { $format }: все столбцы
button-layout-project = { $format }: с результатом
button-year-files = Выгрузить
button-roadmap-upload = Загрузить свою (.xlsx)
button-roadmap-take = Начать год по нему
button-roadmap-drop = Не подходит
roadmap-file-name = Дорожная карта
roadmap-file-year = на { $year } учебный год
roadmap-file-caption = Дорожная карта на сегодня. Таблицу Excel можно поправить и загрузить обратно.
roadmap-reading = Файл получен. Читаю его и скоро покажу, что получилось понять.
roadmap-not-read =
    <b>Файл не загружен</b>
    { $why }
roadmap-understood =
    <b>Вот что прочитано</b>
    { $title }
roadmap-notes = На что посмотреть:
roadmap-moved = { $count ->
    [one] { $count } срок из прошлых лет перенесён на этот год.
    [few] { $count } срока из прошлых лет перенесены на этот год.
   *[other] { $count } сроков из прошлых лет перенесены на этот год.
}
roadmap-unread = Срок понять не получилось, он останется словами. Дату поставите сами:
roadmap-unread-line = строка { $row }: { $words }
roadmap-dropped = Хорошо, файл не используется. Ничего не изменилось.
refusal-roadmap-does-not-fit = { $row ->
    [0] Слишком длинный текст: «{ $words }». Сократите его до { $limit } знаков и пришлите файл ещё раз.
   *[other] Строка { $row }: слишком длинный текст «{ $words }». Сократите его до { $limit } знаков и пришлите файл ещё раз.
}
refusal-roadmap-too-many = { $what ->
    [stages] Строка { $row }: здесь начинается лишний этап, в плане их не больше { $limit }. Объедините этапы и пришлите файл ещё раз.
    [measures] Строка { $row }: в этапе больше { $limit } мероприятий. Разделите этап на два и пришлите файл ещё раз.
    [items] Строка { $row }: в мероприятии больше { $limit } пунктов. Разделите его на два и пришлите файл ещё раз.
    [signs] Строка { $row }: в мероприятии больше { $limit } знаков. Сократите пункты или разделите его на два и пришлите файл ещё раз.
    [days] Строка { $row }: ждать можно не больше { $limit } дней. Поправьте число и пришлите файл ещё раз.
   *[more] На втором листе в одном разделе больше { $limit } строк. Уберите лишние и пришлите файл ещё раз.
}
refusal-roadmap-empty-cell = На втором листе пустая ячейка там, где нужен текст. Заполните её или удалите строку и пришлите файл ещё раз.
refusal-roadmap-impossible-day = Строка { $row }: такого дня нет – «{ $words }». Исправьте срок и пришлите файл ещё раз.
refusal-roadmap-odd-code = { $row ->
    [0] На втором листе код «{ $words }» не подходит. Верните прежний код и пришлите файл ещё раз.
   *[other] Строка { $row }: код «{ $words }» не подходит. Очистите ячейку с кодом, бот даст новый, и пришлите файл ещё раз.
}
refusal-roadmap-waits-for-nothing = Строка { $row }: мероприятие ждёт «{ $words }», но такого кода в таблице нет. Поправьте или очистите ячейку «{ roadmap-column-after }» и пришлите файл ещё раз.
refusal-roadmap-circle = { $count ->
    [1] Строка { $row }: мероприятие ждёт само себя. Очистите ячейку «{ roadmap-column-after }» и пришлите файл ещё раз.
   *[other] Строка { $row }: мероприятия ждут друг друга по кругу, строки { $rows }. Очистите в одной из них ячейку «{ roadmap-column-after }» и пришлите файл ещё раз.
}

year-changes =
    <b>План, по которому идёт год, обновился</b>
    Вот что изменится. То, что вы правили сами, останется вашим, и ничего не удалится.
year-changes-none = Для вашего года ничего не меняется.
year-change-added = + { $title }
year-change-changed = ± { $title }: { $fields }
year-change-kept = = { $title }: у вас своё – { $fields }
year-change-gone = – { $title }: в плане этого больше нет, у вас остаётся
measure-field-title = название
measure-field-items = содержание
measure-field-deadline = срок
measure-field-result = результат
measure-field-evidence = что считает бот
button-year-changes = План обновился
button-year-changes-take = Применить
year-changes-taken = Изменения плана применены.
