### Дорожная карта: таблицы, которые печатают и присылают.

## Заголовки таблиц
roadmap-number-sign = №
roadmap-column-stage-order = Порядок этапа
roadmap-column-stage-number = № этапа
roadmap-column-stage = Этап
roadmap-column-stage-kind = Вид этапа
roadmap-column-stage-key = Код этапа
roadmap-column-number = № мероприятия
roadmap-column-title = Мероприятия
roadmap-column-contents = Содержание деятельности
roadmap-column-deadline = Сроки
roadmap-column-due-on = Срок (дата)
roadmap-column-responsible = Ответственные
roadmap-column-result = Форма представления результата
roadmap-column-state = Состояние
roadmap-column-proofs = Подтверждение
roadmap-column-evidence = Что считает бот
roadmap-column-after = После чего
roadmap-column-after-days = Через сколько дней
roadmap-column-key = Код мероприятия

## Листы книги
roadmap-sheet-table = Дорожная карта
roadmap-sheet-more = Приложение
roadmap-more-section = Раздел
roadmap-more-name = Название
roadmap-more-meaning = Пояснение
roadmap-section-term = Основные понятия
roadmap-section-paper = Документы
roadmap-section-gap = Пробелы исходного документа
roadmap-section-event = События

## Гриф и номера страниц
roadmap-approval =
    УТВЕРЖДАЮ
    Директор ____________________________
    _______________ / ___________________
    «____» ______________ 20____ г.
roadmap-page = Стр.
roadmap-page-of = из

## Почему файл не прочитан
roadmap-file-not-a-workbook = Это не таблица Excel. Пришлите файл .xlsx.
roadmap-file-macros = В файле есть макросы. Сохраните его в Excel как «Книга Excel (.xlsx)» и пришлите файл снова.
roadmap-file-password = Файл закрыт паролем. Снимите пароль и пришлите файл снова.
roadmap-file-broken = Файл повреждён или собран не в Excel. Откройте его в Excel, сохраните как .xlsx и пришлите файл снова.
roadmap-file-too-heavy = Файл больше 5 МБ. Уберите картинки и пришлите файл снова.
roadmap-file-unpacks-too-big = В файле слишком много данных. Оставьте одну таблицу и пришлите файл снова.
roadmap-file-too-many-rows = На листе «{ $sheet }» больше 2000 строк. Оставьте одну дорожную карту и пришлите файл снова.
roadmap-file-too-many-columns = Лист «{ $sheet }», строка { $row }: занято больше 40 столбцов. Уберите лишнее и пришлите файл снова.
roadmap-file-formula = Лист «{ $sheet }», строка { $row }: в ячейке формула. Скопируйте ячейку, вставьте её же «только значением» и пришлите файл снова.
roadmap-file-empty = В файле нет ни одной заполненной ячейки. Пришлите таблицу с планом.
refusal-roadmap-not-found =
    В файле не нашлось дорожной карты.
    Нужна строка заголовков, например: №, этап, мероприятия, сроки, ответственные. Под ней нужны строки с мероприятиями.
    Добавьте их и пришлите файл снова.
refusal-roadmap-merged =
    Лист «{ $sheet }», строка { $row }: ячейки объединены так, что их не разобрать.
    Разъедините их и пришлите файл снова.

## Что в таблице не понято
roadmap-note-unknown-column = Строка { $row }: столбец «{ $words }» не понят и пропущен.
roadmap-note-unknown-row = Строка { $row } не понята: «{ $words }».
roadmap-note-joined = Строка { $row } продолжает строку выше: «{ $words }».
roadmap-note-no-measure = Строка { $row }: есть срок или ответственный, но нет мероприятия: «{ $words }».
roadmap-note-no-stage = Строка { $row }: мероприятие стоит до первого этапа: «{ $words }».
roadmap-note-no-day = Строка { $row }: «{ $words }» – не дата.
roadmap-note-same-key = Строка { $row }: код «{ $words }» уже занят, у этого мероприятия будет новый.
roadmap-note-other-sheet = Лист «{ $words }» не прочитан.
