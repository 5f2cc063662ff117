Feature: Reborn Pilates
  The published terms of a pilates studio in Japan, and the answers that they give. The lesson is on Friday 19 June 2026
  18:00; its menu costs JPY 6,000, or 3 points.

  Background:
    Given the house rules of policies/published/22-reborn-pilates.house

  Rule: A lesson on Friday

    Background:
      Given a booking of JPY 6000 on Friday 19 June 2026 18:00

    @R1
    Scenario: T1 — By e-mail in the morning of the day before, free
      When she cancels on Thursday 18 June 2026 11:30 by email
      Then the booking has ended
      And nothing is charged
      And because of the rule "Cancel by e-mail, by noon the day before" line "by 12:00 on the day before start"

    @R1
    Scenario: T2 — At noon sharp, free
      When she cancels on Thursday 18 June 2026 12:00 by email
      Then nothing is charged
      And because of the rule "Cancel by e-mail, by noon the day before" line "by 12:00 on the day before start"

    @R2
    Scenario: T3 — An hour after noon, the whole menu
      When she cancels on Thursday 18 June 2026 13:00 by email
      Then she is charged JPY 6000
      And because of the rule "After noon the booked menu is charged" line "otherwise"

    @R6
    Scenario: T5 — The trainer is ill
      When the house cancels on Friday 19 June 2026 12:00 by email because of illness
      Then nothing is charged
      And because of the rule "Cancel by e-mail, by noon the day before" line "cancelled-by is house"

    @R1 @R2 @ambiguous
    Scenario: T6 — chosen reading: to try it on the site is not to cancel, so the whole menu is charged
      When she cancels on Wednesday 17 June 2026 18:00 by website
      Then she is redirected to email
      And the booking stands
      When she does not come
      Then she is charged JPY 6000

    @R3
    Scenario: The fee is paid at the next lesson
      When she cancels on Friday 19 June 2026 09:00 by email
      And she books a booking for Friday 26 June 2026 18:00 for JPY 6000 on Saturday 20 June 2026 10:00 by email
      And she arrives on time
      Then we say pay-today
      And the reply says "¥6,000"

    @R3
    Scenario: If the next lesson is put off, it is paid by transfer
      When she cancels on Friday 19 June 2026 09:00 by email
      And she books a booking for Friday 26 June 2026 18:00 for JPY 6000 on Saturday 20 June 2026 10:00 by email
      And she moves the booking to Friday 10 July 2026 18:00 on Monday 22 June 2026 10:00
      Then we say pay-by-transfer

    @R4
    Scenario Outline: Short notice is the day itself
      When she cancels on <told> by email
      Then <recorded> is recorded

      Examples:
        | told                            | recorded        |
        | Thursday 18 June 2026 23:59:59  | no short-notice |
        | Friday 19 June 2026 00:00       | a short-notice  |

    @R4
    Scenario: Twice on short notice, and the next lesson may be refused
      When she cancels on Friday 19 June 2026 09:00 by email
      And she books a booking for Friday 26 June 2026 18:00 for JPY 6000 on Saturday 20 June 2026 10:00 by email
      And she does not come
      And she books a booking for Friday 3 July 2026 18:00 for JPY 6000 on Saturday 27 June 2026 10:00 by email
      Then it is accepted
      And whoever is on duty may "decline"

    @R5
    Scenario: Many cancellations, a warning, and then only in person
      When she cancels on Wednesday 17 June 2026 18:00 by email
      And she books a booking for Friday 26 June 2026 18:00 for JPY 6000 on Saturday 20 June 2026 10:00 by email
      And she cancels on Monday 22 June 2026 18:00 by email
      Then whoever is on duty may "record warning"
      When we send a warning on Monday 22 June 2026 19:00
      Then she becomes in-person-only
      And we say only-in-person
      When she books a booking for Friday 3 July 2026 18:00 for JPY 6000 on Saturday 27 June 2026 10:00 by email
      Then she is redirected to in-person
      When she books a booking for Friday 3 July 2026 18:00 for JPY 6000 on Saturday 27 June 2026 11:00 by in-person
      Then it is accepted

  Rule: Other lessons

    @R1
    Scenario: T4 — A lesson on Monday, and an e-mail on Sunday morning
      Given a booking of JPY 6000 on Monday 15 June 2026 09:00
      When she cancels on Sunday 14 June 2026 11:00 by email
      Then nothing is charged
      And because of the rule "Cancel by e-mail, by noon the day before" line "by 12:00 on the day before start"

    @R2
    Scenario: Who pays with points loses the points
      Given she has 10 points left
      And a booking of JPY 6000 on Friday 19 June 2026 18:00 with:
        | menu-points | 3      |
        | paid-with   | points |
      When she cancels on Thursday 18 June 2026 13:00 by email
      Then she is charged 3 points
      And she has 7 points left
