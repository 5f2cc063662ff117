Feature: OpenTable and Resy
  What two platforms for restaurant tables publish on guests who do not appear, and the answers that it gives.

  Background:
    Given the house rules of policies/published/78-opentable-resy.house

  Rule: A table with OpenTable

    Background:
      Given a booking of a table on Friday 16 May 2025 19:00 with:
        | channel      | opentable |
        | notice-hours | 24        |

    @R1
    Scenario: T1 — 18 minutes late: a no-show
      When she arrives 18 minutes late
      Then a no-show is recorded
      And because of the rule "OpenTable: more than 15 minutes late is a no-show"

    @R1
    Scenario: 15 minutes late: not yet
      When she arrives 15 minutes late
      Then nothing is recorded

    @R1
    Scenario: Cancelled inside the restaurant's period: a no-show
      When she cancels 23 hours before start
      Then a no-show is recorded

    @R1
    Scenario: Cancelled before it: none
      When she cancels 24 hours before start
      Then nothing is recorded

    @R3
    Scenario: Disputed on the fourteenth day
      When she does not come
      And a dispute comes on Friday 30 May 2025 22:00 with:
        | about | no-show |
      Then it is accepted
      And whoever is on duty may "say send-proof"

    @R3
    Scenario: T4 — Disputed 20 days after: too late
      When she does not come
      And a dispute comes on Thursday 5 June 2025 12:00 with:
        | about | no-show |
      Then it is declined
      And we say dispute-too-late

    @R6
    Scenario: A fee is disputed with the restaurant
      When she does not come
      And a dispute comes on Saturday 17 May 2025 12:00 with:
        | about | fee |
      Then she is redirected to the restaurant

  Rule: A table with Resy

    Background:
      Given it is Friday 16 May 2025 12:00
      And a booking of a table on Friday 16 May 2025 19:00 with:
        | channel | resy |

    @R4
    Scenario: T5 — 20 minutes late: the table may have been given away by then
      When she arrives 20 minutes late
      Then whoever is on duty may "booking ends"
      And because of the rule "Resy: a table that is not taken within 15 minutes may be given away"
      And nothing is recorded

    @R4
    Scenario: In time the table is theirs
      When she arrives 14 minutes late
      And nothing happens until Friday 16 May 2025 20:00
      Then because of the rule "Resy: a table that is not taken within 15 minutes may be given away" line "otherwise"

    @R5
    Scenario: Not appearing may cost the account
      When she does not come
      Then whoever is on duty may "client becomes suspended-by-resy for ever"

  Rule: Tables that were not taken

    Background:
      Given it is Thursday 2 January 2025 12:00

    @R2
    Scenario: T2 — January, April, July and November of one year: suspended
      When she books a table for Friday 10 January 2025 19:00 by opentable
      And she does not come
      And she books a table for Friday 11 April 2025 19:00 by opentable
      And she does not come
      And she books a table for Friday 11 July 2025 19:00 by opentable
      And she does not come
      Then she is not suspended
      When she books a table for Friday 14 November 2025 19:00 by opentable
      And she does not come
      Then she becomes suspended
      When she books a table for Friday 21 November 2025 19:00 by opentable
      Then it is declined
      And we say account-suspended

    @R2
    Scenario: T3 — January, June and September of one year and March of the next: three in any 12 months
      When she books a table for Friday 10 January 2025 19:00 by opentable
      And she does not come
      And she books a table for Friday 13 June 2025 19:00 by opentable
      And she does not come
      And she books a table for Friday 12 September 2025 19:00 by opentable
      And she does not come
      And she books a table for Friday 13 March 2026 19:00 by opentable
      And she does not come
      Then she is not suspended

  Rule: What the pages do not agree on

    @R2 @ambiguous
    Scenario: T6 — chosen reading: four are enough
      Given on Friday 10 January 2025 19:00 she had a strike
      And on Friday 11 April 2025 19:00 she had a strike
      And on Friday 11 July 2025 19:00 she had a strike
      When a strike comes on Friday 14 November 2025 19:00
      Then she becomes suspended

    @R2 @ambiguous
    Scenario: T7 — chosen reading: any 12 months, also across the turn of the year
      Given on Friday 10 January 2025 19:00 she had a strike
      And on Friday 12 September 2025 19:00 she had a strike
      And on Friday 14 November 2025 19:00 she had a strike
      When a strike comes on Friday 9 January 2026 19:00
      Then she becomes suspended
