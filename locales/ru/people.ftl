### Куратор: школа, приглашения, люди и роли.

## Школа

duty-school = Заполните карточку школы: без неё нельзя приглашать людей.
button-school-card = Заполнить карточку
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
refusal-year-dates = Программа должна закончиться в том же учебном году: после { $first } и не позже { $last }. Измените дату окончания.

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
    Здесь появятся приглашения, которые ещё действуют. Создайте первое: выйдет ссылка, код и плакат для учительской.
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
poster-file = Плакат_А4.svg
poster-how-to-print = Для печати: откройте файл в браузере и напечатайте на листе А4.
poster-headline-mentor = Станьте наставником
poster-headline-mentee = Найдите своего наставника
poster-headline-curator = Вас зовут кураторы программы
poster-headline-director = Вас зовут в программу наставничества
poster-what = Бот проведёт вас через всю программу: анкета, пара, встречи, итоги.
poster-how = Наведите камеру телефона на код и нажмите «Начать».
poster-data = Данные читают куратор и, в нужной части, ваша пара. Удалить их можно в любой день.
poster-code = Камера не читает? Напишите боту @{ $bot } этот код:
poster-until = Приглашение действует до { $day }.

## Люди и роли

list-people = Люди и роли
list-people-empty = Здесь появятся все, кто пришёл по приглашению. Пригласите первых.
button-list-people-all = Все: { $count }
button-list-people-mentor = Наставники: { $count }
button-list-people-mentee = Наставляемые: { $count }
button-list-people-curator = Кураторы: { $count }
button-list-people-unreachable = Недоступны: { $count }
button-list-people-archive = Архив: { $count }
person-title = <b>{ $name }</b>
person-roles = Роль: { $roles }
person-since = В программе с { $day }
person-paused = Пауза до { $day }
person-reachable = Сообщения доходят
person-unreachable = Сообщения не доходят: чат с ботом закрыт или заблокирован
person-unreachable-short = сообщения не доходят
person-archived = в архиве
button-person-make = Сделать куратором
button-person-unmake = Снять роль куратора
button-person-ask-hand = Передать программу
button-person-hand = Передать программу
button-person-ask-archive = В архив
button-person-archive = Убрать в архив
person-ask-hand =
    <b>Передать программу: { $name }?</b>
    Этот человек станет куратором, а вы перестанете им быть. Вернуть вам роль сможет только новый куратор.
person-ask-archive =
    <b>Убрать в архив: { $name }?</b>
    Роли закончатся, открытые пары завершатся, встречи отменятся. Человек и его партнёры узнают об этом.
    Данные останутся. Вернуться можно по новому приглашению.
refusal-only-role = Это единственная роль человека. Если он уходит, уберите его в архив.

notice-role-given =
    <b>Теперь вы куратор программы</b>
    Роль передаёт { $name }
    Откройте меню: в нём появились новые кнопки.
notice-role-taken = Вы больше не куратор программы. Ваши остальные роли остались.
notice-person-archived =
    <b>Ваше участие в программе закончено</b>
    Так решил куратор. Ваши данные пока хранятся: посмотрите или удалите их.
