### Запрос наставляемого и анкета наставника: карточки, списки двух банков, решения куратора.
### $kind – «request» (запрос) или «questionnaire» (анкета).

## Кто прочтёт ответы

curators = { $count ->
    [one] Куратор: { $names }
   *[other] Кураторы: { $names }
}
readers-curators = <b>Кто прочтёт ответы</b>
    { $count ->
        [one] Все ответы читает только куратор: { $names }.
       *[other] Все ответы читают только кураторы: { $names }.
    }
readers-secret = { $count ->
    [one] Куратор вашей школы: { $names }.
   *[other] Кураторы вашей школы: { $names }.
}
readers-partner = { $kind ->
    [request] Тот, кого вам предложат в наставники, прочтёт: { $names }.
   *[questionnaire] Тот, кого вам предложат в пару, прочтёт: { $names }.
}
readers-not-partner = Этого он не увидит: { $names }.

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
    [request] Запрос одобрен. Теперь куратор подберёт вам наставника. Когда подберёт, придёт сообщение.
   *[questionnaire] Анкета одобрена. Теперь куратор предложит вам пару. Когда предложит, придёт сообщение.
}
my-state-paired = { $kind ->
    [request] Запрос одобрен, наставник у вас есть. Всё о паре: /pair.
   *[questionnaire] Анкета одобрена, пара у вас есть. Всё о ней: /pair.
}
my-state-asked = { $kind ->
    [request] Запрос одобрен. Вам предложили наставника: ответьте в /pair.
   *[questionnaire] Анкета одобрена. Вам предложили пару: ответьте в /pair.
}
my-state-pairing = { $kind ->
    [request] Запрос одобрен. Вам предложили наставника, пара готовится: /pair.
   *[questionnaire] Анкета одобрена. Вам предложили пару, она готовится: /pair.
}
my-state-edit-asked = { $kind ->
    [request] Запрос одобрен. Вы хотите изменить ответы: когда куратор разрешит, придёт сообщение.
   *[questionnaire] Анкета одобрена. Вы хотите изменить ответы: когда куратор разрешит, придёт сообщение.
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
button-my-ask-edit = Хочу изменить ответы
button-my-send-again = Отправить снова
button-my-consent = Дать согласие
button-more-answers = Ответы { $page }/{ $pages }

## Отправлено

sent-request =
    <b>Запрос отправлен куратору</b>
    { $curators }
    Куратор прочитает запрос и ответит здесь: одобрит или попросит поправить. После этого он подберёт вам наставника.

    Пока ответа нет, запрос можно изменить или отозвать. Если за неделю ничего не придёт, напомните куратору.
sent-questionnaire =
    <b>Анкета отправлена куратору</b>
    { $curators }
    Куратор прочитает анкету и ответит здесь: одобрит или попросит поправить. После этого он предложит вам пару.

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
withdraw-pair-stays = { $kind ->
    [request] Ваша пара останется и после этого: завершить её может только куратор. Он узнает, что запрос отозван.
   *[questionnaire] Ваша пара останется и после этого: завершить её может только куратор. Он узнает, что анкета отозвана.
}
button-withdraw-no = Не отзывать
button-withdraw-yes = Да, отозвать
withdrawn-now = { $kind ->
    [request] Запрос отозван.
   *[questionnaire] Анкета отозвана.
}
edit-asked-now = Куратор узнает, что вы хотите изменить ответы.

## Отказы

refusal-no-programme = Программа этого года ещё не открыта. Куратор открывает её в карточке школы: /school. После этого вернитесь сюда.
refusal-already-approved = Куратор это уже одобрил. Чтобы изменить ответы, откройте свою карточку и нажмите «Хочу изменить ответы».
refusal-answers-changed = Пока вы читали, ответы изменились. Прочитайте новые и решите снова.
refusal-no-personal-data-consent = Одобрить пока нельзя: нет согласия на обработку персональных данных. Пусть { $name } откроет /consents и даст согласие.
refusal-no-mentoring-consent = Одобрить пока нельзя: нет согласия быть наставником. Пусть { $name } откроет /questionnaire и нажмёт «Дать согласие».

## Сообщения тому, кто отправил

notice-approved = { $kind ->
    [request]
        <b>Запрос одобрен</b>
        Теперь куратор подберёт вам наставника. Когда подберёт, бот спросит вас.
   *[questionnaire]
        <b>Анкета одобрена</b>
        Теперь куратор предложит вам пару. Когда предложит, бот спросит вас.
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
    Здесь появятся запросы наставляемых: кому и с чем нужна помощь.
    Пригласите коллег, и они пришлют свои запросы.
list-mentors = Банк наставников
list-mentors-empty =
    Здесь появятся анкеты наставников: в чём они сильны и скольких людей возьмут.
    Пригласите коллег, и они пришлют свои анкеты.
button-list-mentees-all = Все: { $count }
button-list-mentees-waiting = Ждут: { $count }
button-list-mentees-approved = Одобрены: { $count }
button-list-mentees-returned = На правке: { $count }
button-list-mentees-unpaired = Без пары: { $count }
button-list-mentees-archive = Архив: { $count }
button-list-mentors-all = Все: { $count }
button-list-mentors-waiting = Ждут: { $count }
button-list-mentors-approved = Одобрены: { $count }
button-list-mentors-returned = На правке: { $count }
button-list-mentors-unpaired = Без пары: { $count }
button-list-mentors-archive = Архив: { $count }

bank-note-submitted = ждёт решения
bank-note-no-consent = нет согласия
bank-note-edit-asked = просит правку
bank-note-returned = на правке
bank-note-withdrawn = отозвано
bank-note-archived = в архиве
bank-note-unpaired = без пары
bank-note-proposed = пара предложена
bank-note-agreed = ждёт приказа
bank-note-active = в паре
bank-note-places = свободно { $free } из { $capacity }

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
card-paired = Пара: { $states }
card-places = Места: свободно { $free } из { $capacity }
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

approved-now = Одобрено.
returned-now = Возвращено.
archived-now = Убрано в архив.
restored-now = Возвращено из архива.
told-already = Человек уже знает.
told-in-vain = Сообщение не дойдёт, скажите сами: { $name }
edit-allowed-reason = Вы хотели изменить ответы.

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
