### Запрос наставляемого и анкета наставника: карточки, списки двух банков, решения куратора.
### $kind – «request» (запрос) или «questionnaire» (анкета).

## Моя карточка

my-title = { $kind ->
    [request] <b>Мой запрос</b>
   *[questionnaire] <b>Моя анкета наставника</b>
}
my-state-submitted = { $kind ->
    [request] Запрос ждёт решения куратора.
   *[questionnaire] Анкета ждёт решения куратора.
} Пока решения нет, ответы можно изменить.
my-state-returned = Куратор вернул ответы на правку: «{ $reason }»
my-state-approved = { $kind ->
    [request] Запрос одобрен: вы в банке наставляемых. Когда куратор подберёт вам наставника, придёт сообщение.
   *[questionnaire] Анкета одобрена: вы в банке наставников. Когда куратор предложит вам пару, придёт сообщение.
}
my-state-paired = { $kind ->
    [request] Запрос одобрен, наставник у вас есть. Всё о паре: /pair.
   *[questionnaire] Анкета одобрена, пара у вас есть. Всё о ней: /pair.
}
my-state-edit-asked = { $kind ->
    [request] Запрос одобрен. Вы попросили разрешить правку: когда куратор вернёт запрос, придёт сообщение.
   *[questionnaire] Анкета одобрена. Вы попросили разрешить правку: когда куратор вернёт анкету, придёт сообщение.
}
my-state-withdrawn = { $kind ->
    [request] Вы отозвали запрос. Его можно отправить снова.
   *[questionnaire] Вы отозвали анкету. Её можно отправить снова.
}
my-state-archived = { $kind ->
    [request] Куратор убрал запрос в архив. Если помощь снова нужна, отправьте его ещё раз.
   *[questionnaire] Куратор убрал анкету в архив. Если вы готовы быть наставником, отправьте её ещё раз.
}
my-sent-on = Отправлено { $day }.
my-consent-given = Согласие на наставничество: дано.
my-consent-missing = Согласия на наставничество пока нет. Без него куратор не сможет одобрить анкету.
confidential-mine = видите только вы и куратор

button-my-edit = Изменить
button-my-withdraw = Отозвать
button-my-ask-edit = Попросить правку
button-my-send-again = Отправить снова
button-my-consent = Дать согласие
button-more-answers = Ответы { $page }/{ $pages }

## Отправлено

sent-request =
    <b>Запрос отправлен куратору</b>
    Он прочитает запрос и ответит здесь: одобрит или попросит поправить. После этого он подберёт вам наставника.

    Пока ответа нет, запрос можно изменить или отозвать. Если за неделю ничего не придёт, напомните куратору.
sent-questionnaire =
    <b>Анкета отправлена куратору</b>
    Он прочитает анкету и ответит здесь: одобрит или попросит поправить. После этого он предложит вам пару.

    Пока ответа нет, анкету можно изменить или отозвать. Если за неделю ничего не придёт, напомните куратору.
sent-now-consent = Анкета сохранена. Остался один шаг: согласие быть наставником. Без него куратор не сможет одобрить анкету.
consent-given-now = Спасибо, согласие записано.
consent-refused-now =
    <b>Вы не дали согласия</b>
    Это ваше право. Анкета сохранена, но без согласия её не одобрят и пару не предложат.

    Если передумаете, согласие можно дать в /questionnaire.

## Отозвать

withdraw-ask = { $kind ->
    [request]
        <b>Отозвать запрос?</b>
        Куратор не будет искать вам наставника. Ответы сохранятся: запрос можно отправить снова.
   *[questionnaire]
        <b>Отозвать анкету?</b>
        Куратор не будет предлагать вам новые пары. Ответы сохранятся: анкету можно отправить снова.
}
withdraw-pair-stays = Ваша пара останется: её завершает куратор. Мы скажем ему, что вы вышли.
button-withdraw-no = Не отзывать
button-withdraw-yes = Да, отозвать
withdraw-why = { $kind ->
    [request] Последний вопрос. После него запрос будет отозван.
   *[questionnaire] Последний вопрос. После него анкета будет отозвана.
}
withdrawn-now = { $kind ->
    [request] Запрос отозван.
   *[questionnaire] Анкета отозвана.
}
edit-asked-now = Куратор получил вашу просьбу.

## Отказы

refusal-no-programme = Программа этого года ещё не открыта. Куратор открывает её в карточке школы: /school. После этого вернитесь сюда.
refusal-already-approved = Куратор это уже одобрил. Чтобы изменить ответы, откройте свою карточку и нажмите «Попросить правку».
refusal-answers-changed = Пока вы читали, ответы изменились. Прочитайте новые и решите снова.
refusal-no-personal-data-consent = Одобрить пока нельзя: нет согласия на обработку персональных данных. Пусть { $name } откроет /consents и даст согласие.
refusal-no-mentoring-consent = Одобрить пока нельзя: нет согласия быть наставником. Пусть { $name } откроет /questionnaire и нажмёт «Дать согласие».

## Сообщения тому, кто отправил

notice-approved = { $kind ->
    [request]
        <b>Запрос одобрен</b>
        Вы в банке наставляемых. Теперь куратор подберёт вам наставника. Когда пара будет готова, мы спросим вас.
   *[questionnaire]
        <b>Анкета одобрена</b>
        Вы в банке наставников. Когда куратор предложит вам пару, мы спросим вас.
}
notice-returned = { $kind ->
    [request] <b>Куратор вернул запрос на правку</b>
   *[questionnaire] <b>Куратор вернул анкету на правку</b>
}
    «{ $reason }»

    Прежние ответы сохранены. Измените, что нужно, и отправьте снова.
notice-archived = { $kind ->
    [request]
        <b>Запрос в архиве</b>
        Куратор убрал его из банка. Если помощь снова нужна, отправьте запрос ещё раз.
   *[questionnaire]
        <b>Анкета в архиве</b>
        Куратор убрал её из банка. Если вы готовы быть наставником, отправьте анкету ещё раз.
}
notice-restored = { $kind ->
    [request]
        <b>Запрос снова у куратора</b>
        Он вернул запрос из архива. Скоро придёт решение.
   *[questionnaire]
        <b>Анкета снова у куратора</b>
        Он вернул анкету из архива. Скоро придёт решение.
}

## Сообщения куратору

notice-submission-sent = { $kind ->
    [request] <b>Запрос ждёт решения</b>
   *[questionnaire] <b>Анкета наставника ждёт решения</b>
}
    { $who }
notice-consent-no = Согласия быть наставником нет, поэтому одобрить анкету пока нельзя.
notice-edit-asked = { $kind ->
    [request] <b>Просьба о правке запроса</b>
   *[questionnaire] <b>Просьба о правке анкеты</b>
}
    { $name } хочет изменить ответы. Нажмите «Разрешить правку», и это станет возможно.
notice-withdrawn = { $kind ->
    [request] <b>Запрос отозван</b>
   *[questionnaire] <b>Анкета отозвана</b>
}
    { $name } выходит из банка.
notice-withdrawn-reason = Причина: «{ $reason }»
notice-withdrawn-pair = Пара при этом осталась. Если работа прекращается, завершите её.
button-open-card = Открыть карточку

## Списки двух банков

list-mentees = Банк наставляемых
list-mentees-empty =
    Здесь появятся запросы наставляемых: с чем нужна помощь и какой.
    Пригласите коллег, и они пришлют свои запросы.
list-mentors = Банк наставников
list-mentors-empty =
    Здесь появятся анкеты наставников: в чём они сильны и скольких людей возьмут.
    Пригласите коллег, и они пришлют свои анкеты.
button-list-mentees-all = Все: { $count }
button-list-mentees-waiting = Ждут: { $count }
button-list-mentees-approved = Одобрены: { $count }
button-list-mentees-returned = Возвращены: { $count }
button-list-mentees-unpaired = Без пары: { $count }
button-list-mentees-archive = Архив: { $count }
button-list-mentors-all = Все: { $count }
button-list-mentors-waiting = Ждут: { $count }
button-list-mentors-approved = Одобрены: { $count }
button-list-mentors-returned = Возвращены: { $count }
button-list-mentors-unpaired = Без пары: { $count }
button-list-mentors-archive = Архив: { $count }

bank-note-submitted = ждёт решения
bank-note-no-consent = нет согласия
bank-note-edit-asked = просит правку
bank-note-returned = на правке
bank-note-withdrawn = отозвано
bank-note-archived = в архиве
bank-note-unpaired = без пары
bank-note-paired = в паре
bank-note-places = мест: { $free } из { $capacity }

## Карточка для куратора

card-kind = { $kind ->
    [request] Запрос наставляемого
   *[questionnaire] Анкета наставника
}
card-state-submitted = ждёт вашего решения
card-state-edit-asked = в банке; просит разрешить правку
card-state-returned = на правке у автора: «{ $reason }»
card-state-approved = { $kind ->
    [request] одобрен, в банке
   *[questionnaire] одобрена, в банке
}
card-state-withdrawn = { $kind ->
    [request] отозван автором
   *[questionnaire] отозвана автором
}
card-withdrawn-reason = Причина: «{ $reason }»
card-state-archived = в архиве
card-sent-on = Отправлено { $day }
card-personal-data = Согласие на обработку данных: { $state }
card-mentoring = Согласие быть наставником: { $state }
consent-state-none = ещё не дано
consent-state-given = дано { $day }
consent-state-refused = отказ { $day }
consent-state-withdrawn = отозвано { $day }
card-name = <b>{ $name }</b>
card-unpaired = Пары пока нет
card-paired = Пара есть
card-places = Места: занято { $taken } из { $capacity }
confidential-card = видит только куратор

button-approve = Одобрить
button-return = Вернуть
button-give-back = Разрешить правку
button-archive = В архив
button-restore = Вернуть в банк

archive-ask =
    <b>Убрать в архив?</b>
    { $name } выйдет из банка и получит сообщение об этом. Ответы сохранятся, всё можно вернуть кнопкой «Вернуть в банк».
archive-pair-stays = Пара останется: её завершают отдельно, в /pairs.
button-archive-no = Оставить
button-archive-yes = Да, в архив

approved-now = Одобрено. Человек уже знает.
returned-now = Возвращено. Человек уже знает.
archived-now = Убрано в архив. Человек уже знает.
restored-now = Возвращено из архива. Человек уже знает.
edit-allowed-reason = Вы просили разрешить правку.

## Дела на главном экране

duty-send-request = Расскажите, с чем нужна помощь.
duty-send-questionnaire = Заполните анкету наставника.
duty-returned = { $kind ->
    [request] Куратор вернул запрос: поправьте его и отправьте снова.
   *[questionnaire] Куратор вернул анкету: поправьте её и отправьте снова.
}
duty-mentoring-consent = Решите, согласны ли вы быть наставником.
duty-waiting-requests = { $count ->
    [one] { $count } запрос ждёт вашего решения.
    [few] { $count } запроса ждут вашего решения.
   *[other] { $count } запросов ждут вашего решения.
}
duty-waiting-questionnaires = { $count ->
    [one] { $count } анкета ждёт вашего решения.
    [few] { $count } анкеты ждут вашего решения.
   *[other] { $count } анкет ждут вашего решения.
}
button-duty-request = Заполнить запрос
button-duty-questionnaire = Заполнить анкету
button-duty-returned-request = Поправить запрос
button-duty-returned-questionnaire = Поправить анкету
button-duty-consent = К согласию
button-duty-requests = Разобрать запросы
button-duty-questionnaires = Разобрать анкеты
