### Слова, которыми бот ведёт по любой анкете. Сами вопросы лежат в папке forms.

## Где я и что уже ответил

form-progress = Вопрос { $number } из { $total } { $bar }
form-estimate = ≈ { $minutes } · { $questions }
form-confidential = Ответ увидит только куратор.
form-confidential-short = увидит только куратор
form-your-answer = Ваш ответ: { $answer }
form-suggested = Предлагаем: { $answer }
form-example = Например: { $example }
form-so-far =
    Записано: { $answer }

    Всё верно? Нажмите «Готово».
form-replaces = Пришлите новый ответ: он заменит прежний.
form-room-left = Осталось { $left } из { $limit } знаков.
form-scale-ends = { $min } – { $low }, { $max } – { $high }.
form-day = { $weekday }, { $day }
form-no-answer = нет ответа
form-agreed = согласие дано (версия { $version })
form-not-agreed = согласие не дано (версия { $version })

## Кнопки

button-form-start = Начать
button-form-resume = Продолжить: { $title }
button-form-more = Добавить ещё
button-form-rewrite = Написать заново
button-form-clear = Стереть ответ
button-form-keep = Закончить позже
button-form-restart = Да, начать заново
button-to-menu = В меню
button-form-delete = Удалить ответы
button-done-count = Готово ({ $count })
button-agree = Даю согласие
button-disagree = Не даю
button-decide-later = Решу позже
button-as-typed = Оставить мои слова
button-own-words = Да, записать
button-from-list = Выбрать из списка
button-other-time = Другое время
button-keep-time = Оставить { $time }
button-other-number = Другое число

button-day-today = Сегодня
button-day-yesterday = Вчера
button-day-tomorrow = Завтра
button-day-friday = Пт
button-day-next_week = След. неделя

## Подсказки

form-type-date = Выберите день или напишите: «{ $example }», «завтра», «пятница».
form-type-date-past = Выберите день или напишите: «сегодня», «вчера», «{ $example }».
form-type-date-far = Выберите день или напишите, например: «{ $day }».
form-type-time = Напишите время, например 15:30.
form-type-number = Напишите число от { $min } до { $max }.
form-type-own = Напишите свой вариант одним сообщением.
form-go-on-typing = Пишите дальше: добавлю к тому, что уже есть.
form-type-anew = Напишите ответ заново: прежние слова убраны.
form-send-file = Пришлите файл или фотографию.
form-maybe = Вы имели в виду «{ $option }»?
form-own-words = Записать свой вариант: «{ $words }»?
form-night = { $typed } – это ночь. Может, { $time }?
form-no-options = Здесь пока не из чего выбрать. Вернитесь к этому вопросу позже: ответы сохранятся.
form-no-people = В списке пока никого нет. Вернитесь к этому вопросу позже: ответы сохранятся.
form-find-person = Напишите три буквы фамилии или имени, и список станет короче.
form-found = По буквам «{ $words }» нашлось: { $count }.

## Проверка, перерыв, возвращение

form-summary = <b>{ $title }: проверьте ответы</b>
form-summary-hint = Нажмите номер, чтобы изменить ответ. Всё верно? Нажмите «{ $submit }».
form-one-more = Остался вопрос без ответа. Ответьте на него, и можно отправлять.
form-resume = Вы уже начинали: «{ $title }». Остановились на вопросе { $number } из { $total }. Ответы на месте.
form-restart = Начать «{ $title }» заново? Прежние ответы пропадут.
form-leave = Вы в середине: «{ $title }». Продолжить или выйти? Ответы сохранятся.
form-break-off = Закончить «{ $title }» позже? Ответы сохранятся 30 дней, к ним можно вернуться.
form-kept = Отложено. Ответы сохранены на 30 дней, найдёте их в /menu.
form-later = Хорошо, вернёмся позже.
form-nothing-changed = Ничего не изменилось.
form-deleted = Удалено.
form-gone = Этих вопросов больше нет.
form-changed = Вопросы изменились с прошлого раза. Подходящие ответы остались.
form-nothing-open = Эта кнопка устарела. Откройте /menu и выберите, что сделать.
form-consent-changed = Текст согласия изменился. Прочитайте новый и ответьте ещё раз.
form-duty = Не закончено: «{ $title }», вопрос { $number } из { $total }.
form-unfinished =
    Вы начали и не закончили: «{ $title }».
    Остановились на вопросе { $number } из { $total }. Ответы на месте.

## Что не так

wrong-empty = Пришло пустое сообщение.
wrong-wordless = Здесь нет ни букв, ни цифр.
wrong-too-long = Слишком длинно: { $length } { $length ->
    [one] знак
    [few] знака
   *[other] знаков
}, а помещается { $limit }. Ваше сообщение осталось в чате: скопируйте его и сократите.
wrong-too-short = Слишком коротко: нужно хотя бы { $limit } { $limit ->
    [one] знак
    [few] знака
   *[other] знаков
}.
wrong-few-words = Нужно хотя бы { $limit } { $limit ->
    [one] слово
    [few] слова
   *[other] слов
}.
wrong-name-digits = В имени есть цифры.
wrong-number = Не получилось прочитать число.
wrong-range = Это число не подходит.
wrong-option = Такого варианта нет.
wrong-option-named = Такого варианта нет: «{ $words }».
wrong-option-several = Подходят несколько вариантов: { $options }. Напишите точнее.
wrong-option-number = Варианта с таким номером нет: их всего { $count }.
wrong-person = Такого человека в списке нет.
wrong-search-short = Слишком мало букв.
wrong-date = Не похоже на дату.
wrong-date-none = Такого дня не бывает: «{ $words }».
wrong-date-past = Этот день уже прошёл, нужен сегодняшний или будущий.
wrong-date-future = Этот день ещё не наступил, нужен сегодняшний или прошедший.
wrong-date-year = Этот день не в { $year } учебном году.
wrong-date-early = Слишком рано: нужна дата не раньше { $day }.
wrong-date-late = Слишком поздно: нужна дата не позже { $day }.
wrong-date-gone = { $day } уже прошло.
wrong-time = Не похоже на время.
wrong-yes-no = Не понял, да или нет.
wrong-no-file = Здесь нужен файл, а не слова.
wrong-required = На этот вопрос нужен ответ.
wrong-count-min = { $count ->
    [1] Выберите хотя бы один вариант.
   *[other] Выберите хотя бы { $count }.
}
wrong-count-max = { $count ->
    [1] Можно выбрать только один вариант.
   *[other] Можно выбрать не больше { $count }.
}
wrong-voice = Пока читаю только текст, голос не слышу.
wrong-file = Файл здесь не нужен.
wrong-sticker = Стикер прочитать не умею.
wrong-forward = Это пересланное сообщение, а нужен ваш ответ.
wrong-contact = Контакт здесь не нужен.
wrong-media = Такое сообщение прочитать не умею.

## Чего я жду

form-expect = { $words } Например: { $example }
form-expect-text = Напишите ответ словами, например: { $example }
form-expect-number = Нужно целое число от { $min } до { $max }, например { $example }.
form-expect-choice = Нажмите кнопку или напишите вариант, например: { $example }
form-expect-choices = Нажмите кнопки или перечислите варианты через запятую, например: { $example }
form-expect-person = Нажмите имя или напишите три буквы фамилии, например «пет».
form-expect-date = Нажмите день или напишите дату, например { $example }.
form-expect-time-slots = Нажмите кнопку или напишите время, например 15:30.
form-expect-yes-no = Нажмите кнопку или напишите «да» или «нет».
form-expect-file = Пришлите документ или фотографию, например: { $example }
form-expect-consent = Нажмите, пожалуйста, кнопку: «Даю согласие» или «Не даю».
form-expect-button = Нажмите кнопку под сообщением, например первую.
form-expect-summary = Нажмите кнопку или напишите номер ответа, который нужно изменить, например 2.

## Страница со всеми экранами

form-preview = Все экраны всех анкет
form-sample-option = Вариант { $number }
