### Куратор: школа, приглашения, люди и роли.

## Школа

duty-school = Заполните карточку школы: без неё нельзя приглашать людей.
button-school-card = Заполнить карточку
school-saved = Карточка школы сохранена.
school-title = <b>{ $name }</b>
school-city = Город: { $city }
school-zone = Часовой пояс: { $zone }
school-quiet = Тихие часы: с { $start } до { $end }
school-year = Учебный год { $year }: с { $first } по { $last }
school-choose-quiet =
    <b>Когда бот молчит?</b>
    В эти часы он сам ничего не напоминает. Утром напомнит обо всём, что накопилось.
button-quiet-hours = Тихие часы
button-quiet = { $start }–{ $end }
button-quiet-chosen = { $start }–{ $end } ✓
button-vacations = Каникулы
vacations-title =
    <b>Каникулы</b>
    В эти дни бот не напоминает о встречах. Пара, которая не встречается в каникулы, не считается молчащей.
vacations-none = Пока не указаны.
vacation-line = { $number }. { $first } – { $last }
vacation-added = Каникулы записаны.
vacation-dropped = Вычеркнуто
button-vacation-new = Добавить каникулы
button-vacation-drop = Вычеркнуть { $number }
refusal-vacation-dates = Последний день не раньше первого, и каникулы не дольше месяца. Например: 26.10 и 03.11.
refusal-vacation-taken = Эти дни уже записаны. Вычеркните прежние каникулы, если они изменились.
refusal-too-many-vacations = Записано уже { $count } каникул. Вычеркните лишние.
button-thresholds = Что считать задержкой
threshold-title =
    <b>Что считать задержкой</b>
    Через столько дней дело попадёт в список «Требует внимания».
threshold-line = { $number }. { $words }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
threshold-choose =
    <b>{ $words }</b>
    Сколько дней? Обычно – { $usual }.
button-threshold = { $number }: { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
threshold-decision = Запрос или анкета ждёт вашего решения
threshold-order = Обе стороны согласны, приказа нет
threshold-proposal = Нет ответа на предложение пары
threshold-first-meeting = Пара ещё ни разу не встретилась
threshold-meeting = Пара давно не встречалась
threshold-record = Встреча прошла, записи нет
threshold-unpaired = Наставляемый без пары
threshold-returned = Запрос или анкету не поправили
threshold-newcomer = Человек пришёл, запроса или анкеты нет
threshold-survey = Нет ответа на опрос
threshold-invitation = Не пришли по приглашению
threshold-expiring = Приглашение скоро закончится, за сколько дней сказать
threshold-expired = Приглашение закончилось, сколько дней показывать
threshold-lost = Сообщение не дошло, сколько дней показывать
refusal-year-dates = Программа должна закончиться в том же учебном году: после { $first } и не позже { $last }. Измените дату окончания.

duty-invite = { $invited ->
    [yes]
        { $whom ->
            [mentor] По приглашениям пока не пришёл ни один наставник.
            [mentee] По приглашениям пока не пришёл ни один наставляемый.
           *[both] По приглашениям пока никто не пришёл.
        }
   *[no]
        { $whom ->
            [mentor] Пригласите наставников: пока их нет.
            [mentee] Пригласите наставляемых: пока их нет.
           *[both] Пригласите наставников и наставляемых.
        }
}
button-duty-invite = Пригласить людей
duty-unpaired = { $count ->
    [one] { $count } наставляемый ждёт наставника.
    [few] { $count } наставляемых ждут наставника.
   *[other] { $count } наставляемых ждут наставника.
}
duty-unpaired-no-mentor = { $count ->
    [one] { $count } наставляемый ждёт, а свободных наставников нет.
    [few] { $count } наставляемых ждут, а свободных наставников нет.
   *[other] { $count } наставляемых ждут, а свободных наставников нет.
}

## Приглашения

refusal-school-unnamed = Сначала заполните карточку школы: /school. Её название увидит каждый, кого вы пригласите.
invite-needs-school =
    <b>Сначала карточка школы</b>
    Название школы увидит каждый, кого вы пригласите. Это займёт минуту.
invite-list =
    <b>Приглашения, которые действуют</b>
    На кнопке: роль, сколько человек вошло, до какого дня.
invite-list-empty =
    <b>Приглашения</b>
    Сейчас нет действующих приглашений. Создайте новое: выйдет ссылка, код и плакат для учительской.
button-invite-new = Новое приглашение
button-invitation = { $role } { $uses }/{ $max } до { $day }
button-invitations = К приглашениям
invite-made =
    <b>Приглашение для { $role } готово</b>
    Ссылка: { $link }
    Код, если ссылка не открывается: <code>{ $code }</code>

    { $uses ->
        [one] Войти сможет { $uses } человек
        [few] Войти смогут { $uses } человека
       *[other] Войти смогут { $uses } человек
    } до { $day }.
    Сохраните ссылку сейчас: бот её не запоминает и потом не покажет.
invite-curator-sees = Этот человек увидит все запросы, анкеты и причины отказов. Вы останетесь куратором.
button-copy-link = Скопировать ссылку
button-poster = Плакат с QR-кодом
invitation-card =
    <b>Приглашение для { $role }</b>
    Вошли { $uses } из { $max }. Действует до { $day }.
invitation-name = Для кого: { $name }
invitation-code-hidden = Ссылку бот не запоминает. Если она потерялась, отзовите приглашение и создайте новое.
button-revoke = Отозвать
invite-ask-revoke =
    <b>Отозвать приглашение для { $role }?</b>
    Ссылка, код и плакат перестанут работать. Ещё могли войти: { $left }. Вернуть приглашение нельзя, но можно создать новое.
invite-revoked = Приглашение отозвано

poster-picture = Плакат.png
poster-file = Плакат_А4.pdf
poster-how-to-print = Для печати: откройте файл и напечатайте на листе А4.
poster-headline-mentor = Станьте наставником
poster-headline-mentee = Найдите своего наставника
poster-headline-curator = Вас зовут кураторы программы
poster-headline-director = Вас зовут в программу наставничества
poster-what = Опытный учитель помогает коллеге. Программу наставничества ведёт бот в Telegram.
poster-how = Откройте камеру телефона и наведите на код. Откроется Telegram, нажмите «Запустить».
poster-data = Данные читают куратор и, в нужной части, ваша пара. Удалить их можно в любой день.
poster-code = Камера не читает? Напишите в Telegram боту @{ $bot } этот код:
poster-footer = Действует до { $day }. Вопросы: куратор { $name }

## Люди и роли

list-people = Люди и роли
list-people-empty = Здесь появятся все, кто пришёл по приглашению. Пригласите первых.
button-list-people-all = Все: { $count }
button-list-people-mentor = Наставники: { $count }
button-list-people-mentee = Наставляемые: { $count }
button-list-people-curator = Кураторы: { $count }
button-list-people-director = Директор: { $count }
button-list-people-unreachable = Недоступны: { $count }
button-list-people-archive = Архив: { $count }
person-title = <b>{ $name }</b>
person-roles = Роль: { $roles }
person-since = В программе с { $day }
person-renamed = Имя исправлено { $day }
person-paused = Пауза до { $day }
person-reachable = Сообщения доходят
person-unreachable = Сообщения не доходят: чат с ботом закрыт или заблокирован. Позвоните или подойдите: пусть откроет бота и нажмёт «Запустить»
person-unreachable-short = сообщения не доходят
person-archived = в архиве
button-person-ask-make = Сделать куратором
button-person-make = Да, сделать куратором
button-person-unmake = Снять роль куратора
button-person-ask-hand = Передать программу
button-person-hand = Передать программу
button-person-ask-archive = В архив
button-person-archive = Убрать в архив
person-ask-make =
    <b>Сделать куратором: { $name }?</b>
    Этот человек увидит все запросы, анкеты и причины отказов. Вы останетесь куратором.
person-ask-hand =
    <b>Передать программу: { $name }?</b>
    Этот человек станет куратором, а вы перестанете им быть. { $others ->
        [0] Вернуть вам роль сможет только новый куратор.
       *[other] Вернуть вам роль сможет любой куратор.
    }
person-ask-archive =
    <b>Убрать в архив: { $name }?</b>
    Роли закончатся, открытые пары завершатся, встречи отменятся. Человек и его партнёры узнают об этом.
    Данные останутся. Вернуться можно по новому приглашению.
refusal-out-of-reach = { $name } не получает сообщений бота, поэтому передать программу нельзя. Позвоните или подойдите: пусть откроет бота и нажмёт «Запустить».
refusal-only-role = Это единственная роль человека. Если он уходит, уберите его в архив.

notice-role-given =
    <b>Теперь вы куратор программы</b>
    Вас добавляет { $name }
    Откройте меню: в нём появились новые кнопки.
notice-programme-handed =
    <b>Теперь вы куратор программы</b>
    Программу вам передаёт { $name }
    Откройте меню: в нём появились новые кнопки.
notice-role-taken = Вы больше не куратор программы. Ваши остальные роли остались.
notice-person-archived =
    <b>Ваше участие в программе закончено</b>
    Так решил куратор. Ваши данные пока хранятся: посмотрите или удалите их.
