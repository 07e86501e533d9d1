### How the bot introduces itself on Telegram.

bot-description =
    The bot runs a school's mentoring programme: requests, pairs, meetings, reminders and surveys.
    You join by an invitation from your school's curator. Only your school sees your answers.
    You can leave and delete your data at any time: /forget.
bot-short-description = Helps a school run its mentoring programme. Joining is by the curator's invitation.
menu-start = Start
