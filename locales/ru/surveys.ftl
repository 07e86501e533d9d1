### Итоговый опрос: вопрос участнику, напоминания, список и цифры для куратора.

## Отказы

refusal-survey-answered = Вы уже ответили на этот опрос. Спасибо! Второй раз отвечать не нужно.
refusal-survey-closed = Этот опрос уже закрыт: срок ответа прошёл. Ваша работа в паре завершена и без него.
refusal-reminded-today = Сегодня этому человеку уже напоминали. Следующее напоминание можно отправить завтра.

## Участнику

notice-survey-asked =
    <b>Как прошла работа в паре?</b>
    С вами в паре: { $name }

    Расскажите, что получилось. Почти на все вопросы хватит одного нажатия. Ответить можно до конца дня { $day }.
    Куратор увидит только общие цифры, без имён.
notice-survey-reminder =
    <b>Опрос ещё ждёт вас</b>
    С вами в паре: { $name }

    Ответить можно до конца дня { $day }.
notice-survey-nudge =
    <b>Куратор просит ответить на опрос</b>
    С вами в паре: { $name }

    Ответить можно до конца дня { $day }.

    Куратор: { $curator }
survey-thanks =
    <b>Спасибо, ответы сохранены</b>
    Они помогут сделать программу лучше. Куратор увидит только общие цифры, без имён.
duty-survey = Ответьте на опрос о работе в паре ({ $name }). Срок: до конца дня { $day }.
button-survey-answer = Ответить
button-duty-survey = Ответить на опрос

## Куратору

list-surveys = Опросы
list-surveys-empty =
    Здесь появится, кто ответил на итоговый опрос.
    Бот отправит опрос сам, когда пара завершит работу.
button-list-surveys-waiting = Не ответили: { $count }
button-list-surveys-answered = Ответили: { $count }
button-list-surveys-closed = Закрыты: { $count }
button-survey-results = Итоги опроса
survey-note-sent = ждём до конца { $day }
survey-note-answered = есть ответ
survey-note-closed = без ответа

survey-card =
    <b>{ $name }</b>
    { $form ->
        [survey_mentor] Опрос наставника
       *[other] Опрос наставляемого
    } · отправлен { $sent }
    { $state ->
        [sent] Ответа пока нет. Ждём до конца дня { $until }.
        [answered] Ответ получен. Что именно ответили, бот не показывает.
       *[other] Срок прошёл, ответа нет. Опрос закрыт.
    }
button-remind-now = Напомнить сейчас
reminded-now = Напоминание отправлено.
reminded-later = Сейчас тихие часы или пауза. Бот напомнит: { $when }.

survey-results = <b>Итоги опроса</b>
survey-group-survey_mentor = <b>Наставники</b>: { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
survey-group-survey_mentee = <b>Наставляемые</b>: { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
survey-too-few = Средние появятся, когда ответят трое или больше.
survey-satisfied = Довольны (ответ { $threshold } и выше из 10): { $share } %
survey-average = • { $title }: { $mean }
survey-results-private = Это средние ответы группы. Кто что ответил, бот не показывает.
decimal-point = ,
