Feature: British Gas Business
  The standards that an energy supplier keeps to for small businesses, and the answers that they give. The engineer is
  to come on Monday 1 June 2026 between 08:00 and 12:00, unless a scenario says otherwise.

  Background:
    Given the house rules of policies/published/94-british-gas-standards.house

  Rule: A micro-business

    Background:
      Given we know of her:
        | micro-business | yes |

    @R1 @R2
    Scenario: T1 — The engineer does not come
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When the time is Monday 1 June 2026 12:00
      Then a failure is recorded
      And we owe her an account-credit of GBP 40.00 by Monday 15 June 2026 12:00
      And because of the rule "What we owe when we fail" line "client.micro-business"

    @R2
    Scenario: The payment comes by itself, and a letter confirms it
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When the time is Monday 1 June 2026 12:00
      And we send an account-credit on Friday 12 June 2026 10:00 with:
        | amount | GBP 40 |
      Then the account-credit came in time
      And she is credited GBP 40.00
      And we say credited
      And we tell the accounts "confirm this payment by letter"
      And we owe nothing

    @R3
    Scenario: T2 — Not paid by then, another GBP 40
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When the time is Monday 1 June 2026 12:00
      Then she is credited nothing
      When the account-credit does not come in time
      Then she is credited GBP 40.00
      And because of the rule "Paid late, we pay as much again"
      When we send an account-credit on Tuesday 16 June 2026 10:00 with:
        | amount | GBP 40 |
      Then the account-credit came late
      And she has GBP 80.00 left

    @R4
    Scenario: T3 — Cancelled by the supplier two working days ahead
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When the house cancels on Thursday 28 May 2026 08:00
      Then nothing is recorded
      And nothing is promised
      And because of the rule "A working day's notice to cancel, unless it is beyond our control" line "at least 1 working day before start"

    @R1
    Scenario: Cancelled by the supplier on the Sunday before a Monday
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When the house cancels on Sunday 31 May 2026 08:00
      Then we owe her an account-credit of GBP 40.00 by Friday 12 June 2026 08:00

    @R4
    Scenario: T4 — A storm stops the engineer
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When the house cancels on Monday 1 June 2026 07:00 because of weather
      And the time is Tuesday 2 June 2026 12:00
      Then nothing is recorded
      And we owe nothing
      And because of the rule "A working day's notice to cancel, unless it is beyond our control" line "reason is one of weather, beyond-control"

    @R1
    Scenario: T5 — Offered some time on Tuesday, without a slot of four hours
      Given it is Friday 29 May 2026 10:00
      When a booking comes with:
        | start | Tuesday 2 June 2026 00:00 |
      Then a failure is recorded
      And we owe her an account-credit of GBP 40.00 by Friday 12 June 2026 10:00
      And because of the rule "An appointment is offered as a slot of four hours" line "otherwise"

    @R1
    Scenario: A slot of four hours is what the standards ask
      Given it is Friday 29 May 2026 10:00
      When a booking comes with:
        | start    | Tuesday 2 June 2026 08:00 |
        | slot-end | Tuesday 2 June 2026 12:00 |
      Then it is accepted
      And nothing is recorded

    @R1
    Scenario: T6 — The engineer arrives 20 minutes after the slot
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When an arrival comes on Monday 1 June 2026 12:20
      Then a failure is recorded
      And we owe her an account-credit of GBP 40.00 by Monday 15 June 2026 12:00
      And because of the rule "The engineer comes within the slot" line "otherwise"

    @R1
    Scenario: At the very end of the slot the engineer is in time
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When an arrival comes on Monday 1 June 2026 12:00
      And the time is Monday 1 June 2026 18:00
      Then nothing is recorded
      And we owe nothing

    @R1
    Scenario: Somebody comes who does not have the skills
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When an arrival comes on Monday 1 June 2026 09:00 with:
        | skilled | no |
      Then we owe her an account-credit of GBP 40.00 by Monday 15 June 2026 09:00

    @R4
    Scenario: In a genuine dispute nothing is paid
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When the time is Monday 1 June 2026 12:00
      And we send a dispute on Tuesday 2 June 2026 10:00
      And the time is Tuesday 16 June 2026 12:00
      Then we owe nothing
      And she is credited nothing

    @R1 @R4 @ambiguous
    Scenario: T8 — chosen reading: with exactly one working day's notice nothing is paid
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When the house moves the booking to Wednesday 3 June 2026 08:00 on Friday 29 May 2026 08:00 with:
        | slot-end | 2026-06-03 12:00 |
      Then it is accepted
      And nothing is recorded

    @R1
    Scenario: A minute less than a working day's notice to rebook
      Given a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      When the house moves the booking to Wednesday 3 June 2026 08:00 on Friday 29 May 2026 08:01 with:
        | slot-end | 2026-06-03 12:00 |
      Then we owe her an account-credit of GBP 40.00 by Friday 12 June 2026 08:01

  Rule: A larger business

    @R1
    Scenario: T7 — These standards are not for larger businesses
      Given we know of her:
        | micro-business | no |
      And a booking on Monday 1 June 2026 08:00 with:
        | slot-end | 2026-06-01 12:00 |
      And it is Monday 1 June 2026 08:00
      When the time is Monday 1 June 2026 12:00
      Then we owe nothing
      And because of the rule "What we owe when we fail" line "otherwise"
