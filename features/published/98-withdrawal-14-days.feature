Feature: Distance Contracts
  The right to withdraw from a contract made at a distance, and the answers that it gives. All were made online on
  Monday 1 June 2026 at 10:00 and paid by card.

  Background:
    Given the house rules of policies/published/98-withdrawal-14-days.house

  Rule: Coaching

    @R3 @R6
    Scenario: T1 — 12 sessions begun at the client's request, two held, withdrawn on day 10
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject       | other |
        | sessions      | 12    |
        | paid-with     | card  |
        | begin-at-once | yes   |
      And she has paid EUR 600
      When a held-session comes on Thursday 4 June 2026 18:00
      And a held-session comes on Monday 8 June 2026 18:00
      And a withdrawal comes on Thursday 11 June 2026 10:00
      Then it is accepted
      And she is charged EUR 100.00 as supplied
      And we owe her a repayment of EUR 500.00 by Thursday 25 June 2026 10:00
      And because of the rule "What goes back" line "begin-at-once"
      When we send a repayment on Thursday 25 June 2026 10:00 with:
        | amount | EUR 500 |
        | method | card    |
      Then the repayment came in time
      And she gets EUR 500.00 back
      And she owes nothing

    @R3 @R6
    Scenario: Who did not ask for it to begin pays nothing
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject   | other |
        | sessions  | 12    |
        | paid-with | card  |
      And she has paid EUR 600
      When a held-session comes on Thursday 4 June 2026 18:00
      And a withdrawal comes on Thursday 11 June 2026 10:00
      Then we owe her a repayment of EUR 600.00 by Thursday 25 June 2026 10:00
      And she owes nothing

    @R1 @R2
    Scenario: T2 — A statement by e-mail on day 14, at 23:00
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject   | other |
        | paid-with | card  |
      And she has paid EUR 600
      When a withdrawal comes on Monday 15 June 2026 23:00 by email
      Then it is accepted
      And because of the rule "14 days to withdraw" line "sent is by the day 14 calendar days after the booking"

    @R2
    Scenario: A statement sent on day 14 and received on day 17
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject   | other |
        | paid-with | card  |
      And she has paid EUR 600
      When a withdrawal comes on Thursday 18 June 2026 09:00 with:
        | sent | 2026-06-15T23:59:59 |
      Then it is accepted
      And we owe her a repayment of EUR 600.00 by Thursday 2 July 2026 09:00

    @R1
    Scenario: T3 — A statement by e-mail on day 15
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject   | other |
        | paid-with | card  |
      And she has paid EUR 600
      When a withdrawal comes on Tuesday 16 June 2026 00:00 by email
      Then it is declined
      And we say too-late
      And nothing is promised
      And the booking stands

    @R1
    Scenario Outline: Where day 14 is no working day, the next one is the last
      Given a booking of EUR 600 made on <booked> 10:00 with:
        | subject   | other |
        | paid-with | card  |
      And she has paid EUR 600
      When a withdrawal comes on <withdrawn> by email
      Then it is <answer>

      Examples: a Saturday, a Thursday that is a public holiday in Slovenia
        | booked                 | withdrawn                    | answer   |
        | Saturday 6 June 2026   | Monday 22 June 2026 23:59:59 | accepted |
        | Saturday 6 June 2026   | Tuesday 23 June 2026 00:00   | declined |
        | Thursday 11 June 2026  | Friday 26 June 2026 23:59:59 | accepted |
        | Thursday 11 June 2026  | Saturday 27 June 2026 00:00  | declined |

    @R6
    Scenario: T6 — Paid by card, and the business offers a voucher
      Given a booking of EUR 600 made on Monday 1 June 2026 10:00 with:
        | subject   | other |
        | paid-with | card  |
      And she has paid EUR 600
      When a withdrawal comes on Thursday 11 June 2026 10:00
      And we send a repayment on Friday 12 June 2026 10:00 with:
        | amount | EUR 600 |
        | method | voucher |
      Then it is declined
      And we say not-without-you
      And she gets nothing back
      And we owe her a repayment of EUR 600.00 by Thursday 25 June 2026 10:00
      When we send a repayment on Friday 12 June 2026 11:00 with:
        | amount | EUR 600 |
        | method | voucher |
        | agreed | yes     |
      Then it is accepted
      And the repayment came in time

  Rule: Services with another right

    @R5
    Scenario: T4 — A hotel room for 10 October
      Given a booking of EUR 90 made on Monday 1 June 2026 10:00 with:
        | subject   | accommodation |
        | date      | 2026-10-10    |
        | paid-with | card          |
      When a withdrawal comes on Tuesday 2 June 2026 10:00
      Then it is declined
      And we say no-right
      And because of the rule "14 days to withdraw" line "tied-to-a-date"

    @R4
    Scenario: T5 — A single online reading, done on day 3 with consent and acknowledgement
      Given a booking of EUR 60 made on Monday 1 June 2026 10:00 with:
        | subject          | other |
        | paid-with        | card  |
        | begin-at-once    | yes   |
        | knows-right-ends | yes   |
      And she has paid EUR 60
      When a completion comes on Thursday 4 June 2026 20:00
      And a withdrawal comes on Friday 5 June 2026 10:00
      Then it is declined
      And we say right-ended
      And nothing is promised

    @R3 @R4
    Scenario: Done on day 3 at the client's request, without the acknowledgement
      Given a booking of EUR 60 made on Monday 1 June 2026 10:00 with:
        | subject       | other |
        | paid-with     | card  |
        | begin-at-once | yes   |
      And she has paid EUR 60
      When a completion comes on Thursday 4 June 2026 20:00
      And a withdrawal comes on Friday 5 June 2026 10:00
      Then it is accepted
      And she is charged EUR 60.00 as supplied
      And she gets nothing back

    @R5 @ambiguous
    Scenario: T7 — chosen reading: a haircut on a fixed date is no leisure service, so there is a right to withdraw
      Given a booking of EUR 45 made on Monday 1 June 2026 10:00 with:
        | subject   | personal-care |
        | date      | 2026-07-10    |
        | paid-with | card          |
      And she has paid EUR 45
      When a withdrawal comes on Friday 5 June 2026 10:00
      Then it is accepted
      And we owe her a repayment of EUR 45.00 by Friday 19 June 2026 10:00
