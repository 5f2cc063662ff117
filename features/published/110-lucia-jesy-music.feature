Feature: Lucia Jesy Music School
  The published rules of a music school in Indonesia, and the answers that they give.

  Background:
    Given the house rules of policies/published/110-lucia-jesy-music.house

  Rule: Paying for a month

    @R1 @R2
    Scenario: T8 — Paid on the 28th, before the first class: no penalty
      When we send a month on Saturday 20 June 2026 10:00 with:
        | fee         | USD 60           |
        | first-class | 2026-07-03 16:00 |
      Then she is asked for a tuition of USD 60.00 by Friday 3 July 2026 16:00
      When she sends a tuition on Sunday 28 June 2026 10:00 with:
        | amount | USD 60 |
      And the time is Saturday 4 July 2026 10:00
      Then the tuition came in time
      And nothing is charged

    @R1
    Scenario: Not paid before the first class
      When we send a month on Saturday 20 June 2026 10:00 with:
        | fee         | USD 60           |
        | first-class | 2026-07-03 16:00 |
      And the tuition is not paid in time
      Then she is charged USD 2.00 as late-payment
      And because of the rule "Paid late"

    @R2
    Scenario: The next month is due though only one of the four classes was held
      Given on Tuesday 16 June 2026 16:00 there was a departure
      When we send a month on Saturday 20 June 2026 10:00 with:
        | fee         | USD 60           |
        | first-class | 2026-07-03 16:00 |
      Then she is asked for a tuition of USD 60.00 by Friday 3 July 2026 16:00

  Rule: A class in the studio

    Background:
      Given a booking on Monday 1 June 2026 16:00 made on Monday 18 May 2026 10:00

    @R3
    Scenario: T1 — Moved 4 hours before
      When she moves the booking to Thursday 4 June 2026 16:00 4 hours before start
      Then it is accepted
      And because of the rule "Three hours' notice to move a class" line "at least 3 hours before booking.start"

    @R3
    Scenario: T2 — Moved 2 hours before: the teacher may declare it forfeited
      When she moves the booking to Thursday 4 June 2026 16:00 2 hours before start
      Then it is accepted
      And whoever is on duty may "booking becomes forfeited"
      And because of the rule "Three hours' notice to move a class" line "otherwise"

    @R4
    Scenario: T4 — Moved from 1 June, and held on 10 August
      When she moves the booking to Tuesday 14 July 2026 16:00 on Friday 29 May 2026 10:00
      Then the booking becomes still-to-be-held until Sunday 2 August 2026 00:00
      When she moves the booking to Monday 10 August 2026 16:00 on Monday 13 July 2026 10:00
      And she arrives on Monday 10 August 2026 16:00
      Then it is declined
      And the booking becomes forfeited
      And we say class-forfeited
      And because of the rule "Coming to a class" line "at least 1 move of this booking and booking is not still-to-be-held"

    @R4
    Scenario: Held on the last day of the two months
      When she moves the booking to Saturday 1 August 2026 18:00 on Friday 29 May 2026 10:00
      And she arrives on Saturday 1 August 2026 18:00
      Then it is accepted

  Rule: A class at home

    Background:
      Given a booking on Monday 1 June 2026 16:00 made on Monday 18 May 2026 10:00 with:
        | place | home |

    @R3
    Scenario: T3 — Moved 3.5 hours before, and the teacher is on the way already
      When we make a setting-out on Monday 1 June 2026 12:15
      And she moves the booking to Thursday 4 June 2026 16:00 on Monday 1 June 2026 12:30
      Then it is accepted
      And whoever is on duty may "booking becomes forfeited"
      And because of the rule "Three hours' notice to move a class" line "place is home and at least 1 setting-out of this booking"

    @R3
    Scenario: Moved 3.5 hours before, and the teacher is not on the way yet
      When she moves the booking to Thursday 4 June 2026 16:00 on Monday 1 June 2026 12:30
      Then it is accepted
      And because of the rule "Three hours' notice to move a class" line "at least 3 hours before booking.start"

  Rule: Holidays

    Background:
      Given it is Monday 18 May 2026 10:00

    @R5
    Scenario: T5 — No class on the fifth Monday of June
      When a booking comes with:
        | start | Monday 29 June 2026 16:00 |
      Then it is declined
      And we say we-have-a-holiday
      And because of the rule "Holidays" line "event.start falls outside school hours and not event.make-up"

    @R5
    Scenario: A class on the fourth Monday
      When a booking comes with:
        | start | Monday 22 June 2026 16:00 |
      Then it is accepted

    @R5
    Scenario: In the fifth week, agreed as a make-up
      When a booking comes with:
        | start   | Monday 29 June 2026 16:00 |
        | make-up | yes                       |
      Then it is accepted

    @R5
    Scenario: No class on a public holiday
      When a booking comes with:
        | start | Monday 17 August 2026 16:00 |
      Then it is declined
      And we say we-have-a-holiday

  Rule: A break

    @R6
    Scenario: T6 — A break of one month
      When she sends a break on Wednesday 20 May 2026 10:00 with:
        | first-day | 2026-06-01 00:00 |
      Then she is asked for a break-fee of USD 10.00 by Monday 1 June 2026 23:59:59
      When she sends a break-fee on Monday 1 June 2026 23:00 with:
        | amount | USD 10 |
      Then the break-fee came in time
      When she sends a comeback on Wednesday 1 July 2026 10:00
      Then it is accepted
      And nothing is charged

    @R6
    Scenario: T7 — Back after three months
      When she sends a break on Wednesday 20 May 2026 10:00 with:
        | first-day | 2026-06-01 00:00 |
      And she sends a break-fee on Monday 1 June 2026 09:00 with:
        | amount | USD 10 |
      Then she becomes gone from Saturday 1 August 2026 00:00
      When she sends a comeback on Tuesday 1 September 2026 10:00
      Then she is charged USD 20.00 as re-registration
      And she is not gone
      And because of the rule "Coming back" line "client is gone"
