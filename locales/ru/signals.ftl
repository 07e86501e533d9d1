### Тихий сигнал: «мне нужна помощь», «связались?», «как вам вместе?» и что с этим делает куратор.

## Тот, кто пишет

help-kept =
    <b>Куратор прочитает это</b>
    Ваша пара этого не увидит. Вам напишут, кто займётся вопросом.
contact-good = Отлично. Следующий шаг – назначить встречу.
contact-kept = Куратор узнает и поможет связаться. Ваша пара этого не увидит.
fit-good = Рады, что всё складывается. Хорошей работы!
fit-kept =
    Спасибо, что сказали. Куратор свяжется с вами.
    Хотите добавить слова – нажмите «Нужна помощь».
refusal-already-said = Вы уже ответили. Если что-то изменилось, напишите куратору.

notice-contact-asked =
    <b>Удалось связаться?</b>
    Ваша пара: { $name }. Ответ увидит только куратор.
notice-fit-asked =
    <b>Как вам вместе?</b>
    Вы уже встретились: { $name }. Ответ увидит только куратор.
notice-signal-taken =
    <b>Вашим вопросом занимаются</b>
    Куратор: { $name }.
notice-signal-closed =
    <b>Куратор отметил, что вопрос решён</b>
    Если это не так, напишите снова.
button-contact-yes = Да
button-contact-no = Пока нет
button-fit-good = Хорошо
button-fit-unsure = Пока не ясно
button-fit-bad = Не подходит

## Куратор

attention-signal = Просят помощи
attention-note-signal = ждёт вас { $spell }
digest-signal = { $count ->
    [one] • { $count } человек просит помощи
    [few] • { $count } человека просят помощи
   *[other] • { $count } человек просят помощи
}
notice-signal-raised =
    <b>Нужна ваша помощь</b>
    { $name } ждёт, что кто-то из кураторов займётся вопросом.
signal-card =
    <b>{ $name }</b>
    { $words }
signal-comment = Добавлено: { $words }
signal-since = Когда: { $moment }
signal-owner = Занимается: { $name }
signal-no-owner = Пока никто не занимается.
signal-outcome = Итог: { $words }
signal-you-took = Вопрос за вами. Человек узнает ваше имя.
signal-you-closed = Закрыто. Человек узнает, что вопрос решён.
signal-help-not_helped = Мне не помогают
signal-help-overloaded = Я перегружен
signal-help-not_matched = Нам трудно вместе
signal-help-talk = Нужен разговор
signal-contact-no = Пока не удалось связаться с парой
signal-contact-yes = Связались
signal-fit-good = Вместе хорошо
signal-fit-unsure = Не уверен, что пара подходит
signal-fit-bad = Пара не подходит
button-signal-open = Открыть
button-signal-take = Беру на себя
button-signal-close = Решено
button-signal-person = Карточка человека
button-signal-pair = Карточка пары
