### Слова, общие для всех экранов. Школа может изменить любое из них в своей папке с текстами.

## Кнопки

button-back = ← Назад
button-next = Дальше
button-skip = Пропустить
button-later = Отложить
button-cancel = Отменить
button-yes = Да
button-no = Нет
button-done = Готово
button-edit = Изменить
button-submit = Отправить
button-find = Найти
button-open = Открыть
button-continue = Продолжить
button-restart = Начать заново
button-other = Другое
button-all = Все

## Ответы бота на всё, чего он не ждал

stale-button = Эта кнопка устарела. Вот свежий экран.
already-accepted = Уже принято.
error-unexpected =
    Не получилось. Ничего не потеряно: ваши прежние ответы сохранены.
    Попробуйте ещё раз. Если не выйдет, назовите куратору код <code>{ $code }</code>.
unknown-command = Такой команды нет. Откройте /menu: там всё, что можно сделать.
only-text-please = Здесь нужен ответ текстом. Напишите его одним сообщением.
voice-please-type = Пока читаю только текст. Напишите, пожалуйста, то же словами.
file-not-expected = Сейчас файл не нужен. Откройте /menu и выберите, что сделать.
preparing = Готовлю…
saved = Сохранено.
nothing-to-cancel = Отменять нечего. Откройте /menu и выберите, что сделать.
page-of = { $page } из { $pages }

## Числа со словом

count-questions = { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
}
count-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
count-years = { $count ->
    [0] первый год
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}
count-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[other] { $count } минут
}

## Дни и время

day = { $day } { $month }
day-year = { $day } { $month } { $year }
day-short = { $day } { $month }
weekday-day = { $weekday }, { $day }
month-year = { $month } { $year }
moment = { $day }, { $time } ({ $zone })

zone-moscow = МСК{ $shift }
zone-utc = UTC{ $shift }

today = сегодня
tomorrow = завтра
yesterday = вчера

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

month-name-1 = Январь
month-name-2 = Февраль
month-name-3 = Март
month-name-4 = Апрель
month-name-5 = Май
month-name-6 = Июнь
month-name-7 = Июль
month-name-8 = Август
month-name-9 = Сентябрь
month-name-10 = Октябрь
month-name-11 = Ноябрь
month-name-12 = Декабрь

month-short-1 = янв
month-short-2 = фев
month-short-3 = мар
month-short-4 = апр
month-short-5 = мая
month-short-6 = июн
month-short-7 = июл
month-short-8 = авг
month-short-9 = сен
month-short-10 = окт
month-short-11 = ноя
month-short-12 = дек

weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс

## Роли: кто · «как кого» · «стать кем» · «нет кого» · много

role-mentor = наставник
role-mentor-accusative = наставника
role-mentor-instrumental = наставником
role-mentor-genitive = наставника
role-mentor-plural = наставники

role-mentee = наставляемый
role-mentee-accusative = наставляемого
role-mentee-instrumental = наставляемым
role-mentee-genitive = наставляемого
role-mentee-plural = наставляемые

role-curator = куратор
role-curator-accusative = куратора
role-curator-instrumental = куратором
role-curator-genitive = куратора
role-curator-plural = кураторы

role-director = директор
role-director-accusative = директора
role-director-instrumental = директором
role-director-genitive = директора
role-director-plural = директора

role-psychologist = педагог-психолог
role-psychologist-accusative = педагога-психолога
role-psychologist-instrumental = педагогом-психологом
role-psychologist-genitive = педагога-психолога
role-psychologist-plural = педагоги-психологи

role-staff = участник рабочей группы
role-staff-accusative = участника рабочей группы
role-staff-instrumental = участником рабочей группы
role-staff-genitive = участника рабочей группы
role-staff-plural = рабочая группа

role-coordinator = муниципальный координатор
role-coordinator-accusative = муниципального координатора
role-coordinator-instrumental = муниципальным координатором
role-coordinator-genitive = муниципального координатора
role-coordinator-plural = муниципальные координаторы
