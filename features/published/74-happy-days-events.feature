Feature: Happy Days Events
  The published terms of an event venue in the Netherlands, and the answers that they give. The event is for 40 people
  at EUR 30, on Saturday 19 September 2026.

  Background:
    Given the house rules of policies/published/74-happy-days-events.house

  Rule: An event for 40 people

    Background:
      Given a booking of EUR 1200 on Saturday 19 September 2026 18:00 made on Monday 1 June 2026 10:00 with:
        | party-size | 40     |
        | per-person | EUR 30 |

    @R2
    Scenario: T1 — 10 days before, from 40 to 20: free, and 20 are billed
      When a headcount comes on Wednesday 9 September 2026 12:00 with:
        | party-size | 20 |
      Then it is accepted
      And nothing is charged
      When the visit is over on Saturday 19 September 2026 23:00 with:
        | guests | 20 |
      Then she is charged EUR 600.00

    @R3
    Scenario: T2 — 5 days before, from 40 to 30: 32 are billed
      When a headcount comes on Monday 14 September 2026 12:00 with:
        | party-size | 30 |
      Then it is accepted
      When the visit is over on Saturday 19 September 2026 23:00 with:
        | guests | 30 |
      Then she is charged EUR 960.00

    @R4
    Scenario: T3 — 1 day before, from 40 to 25: 40 are billed
      When a headcount comes on Friday 18 September 2026 12:00 with:
        | party-size | 25 |
      Then it is declined
      And we say number-is-binding
      When the visit is over on Saturday 19 September 2026 23:00 with:
        | guests | 25 |
      Then she is charged EUR 1200.00

    @R4
    Scenario: T4 — 44 people come: 44 are billed
      When the visit is over on Saturday 19 September 2026 23:00 with:
        | guests | 44 |
      Then she is charged EUR 1320.00

    @R5
    Scenario: T5 — Cancelled 8 days before: nothing
      When she cancels on Friday 11 September 2026 12:00
      Then nothing is charged

    @R5
    Scenario: T6 — Cancelled 4 days before: 40% for 40 people
      When she cancels on Tuesday 15 September 2026 12:00
      Then she is charged EUR 480.00

    @R5
    Scenario: T7 — Lowered to 32 five days before, cancelled 1 day before: 80% for 32 people
      When a headcount comes on Monday 14 September 2026 12:00 with:
        | party-size | 32 |
      And she cancels on Friday 18 September 2026 12:00
      Then she is charged EUR 768.00

    @R3 @R5
    Scenario: Lowered too far five days before, cancelled 1 day before: 80% for 32 people
      When a headcount comes on Monday 14 September 2026 12:00 with:
        | party-size | 10 |
      And she cancels on Friday 18 September 2026 12:00
      Then she is charged EUR 768.00

    @R6
    Scenario: Cancelled 4 days before, and booked again within a year for as much
      When she cancels on Tuesday 15 September 2026 12:00
      And she pays EUR 480 on Monday 21 September 2026 12:00
      And a rebooking comes on Monday 1 March 2027 12:00 with:
        | value | EUR 1200 |
      Then she owes nothing
      And she is credited EUR 480.00

    @R6
    Scenario: Cancelled 4 days before, and booked again after more than a year
      When she cancels on Tuesday 15 September 2026 12:00
      And a rebooking comes on Thursday 16 September 2027 12:00 with:
        | value | EUR 1200 |
      Then she owes EUR 480.00

    @R6 @ambiguous
    Scenario: T8 — chosen reading: a new event for EUR 1,000 is not of equal value, and sets off nothing
      When she cancels on Tuesday 15 September 2026 12:00
      And a rebooking comes on Monday 1 March 2027 12:00 with:
        | value | EUR 1000 |
      Then she owes EUR 480.00
      And she is credited nothing

  Rule: Until it is confirmed

    @R1
    Scenario: A booking is provisional, and may be refused, until it is confirmed in writing
      Given it is Monday 1 June 2026 10:00
      When a booking comes with:
        | start      | 2026-09-19 18:00 |
        | party-size | 40               |
        | per-person | EUR 30           |
      Then the booking is provisional
      And whoever is on duty may "decline"
      When a written-confirmation comes on Tuesday 2 June 2026 10:00
      Then the booking is not provisional
