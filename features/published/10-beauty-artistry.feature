Feature: Beauty Artistry
  The published terms of a hair and beauty salon in Germany, and the answers that they give. The service costs EUR 120.

  Background:
    Given the house rules of policies/published/10-beauty-artistry.house

  Rule: An appointment that does not take place

    Background:
      Given a booking of EUR 120 on Thursday 18 June 2026 08:00

    @R2
    Scenario: T1 — 10 hours before, half
      When she cancels on Wednesday 17 June 2026 22:00
      Then she is charged EUR 60.00
      And because of the rule "Cancelling is free until 24 hours before" line "otherwise"

    @R1
    Scenario Outline: The edge is 24 hours
      When she cancels on <told>
      Then she is charged <charge>

      Examples:
        | told                            | charge    |
        | Wednesday 17 June 2026 08:00    | EUR 0.00  |
        | Wednesday 17 June 2026 08:00:01 | EUR 60.00 |

    @R4
    Scenario: T2 — 10 hours before, and her sister comes instead
      When she cancels on Wednesday 17 June 2026 22:00
      And she sends a substitute on Thursday 18 June 2026 08:00
      Then she owes nothing
      And because of the rule "If somebody suitable comes in your place, the fee falls away"

    @R4
    Scenario: Her sister is named first, and then she cancels
      When she sends a substitute on Wednesday 17 June 2026 22:00
      And she cancels on Wednesday 17 June 2026 22:01
      Then nothing is charged
      And because of the rule "Cancelling is free until 24 hours before" line "at least 1 substitute of this booking"

    @R3
    Scenario: T3 — Not appearing costs all of it
      When she does not come
      Then she is charged EUR 120.00
      And because of the rule "Not appearing, and not cancelling"

    @R3 @R4
    Scenario: Not appearing, when her sister does
      When she sends a substitute on Thursday 18 June 2026 08:00
      And she does not come
      Then nothing is charged

    @R1 @R7
    Scenario: T5 — By WhatsApp, in the night, 30 hours before, and nobody answers
      When she cancels on Wednesday 17 June 2026 02:00 by whatsapp
      And nothing happens until Friday 19 June 2026 08:00
      Then the booking has ended
      And nothing is charged
      And because of the rule "Cancelling is free until 24 hours before" line "at least 24 hours before start"

    @R5
    Scenario: T6 — 10 hours before, and she proves that the time was filled at the same price
      When she cancels on Wednesday 17 June 2026 22:00
      And she sends a proof-of-loss on Friday 19 June 2026 10:00 with:
        | earned-instead | EUR 120 |
      Then she owes nothing
      And because of the rule "The fee is a lump sum: what is proven takes its place" line "charged is more than EUR 0"

    @R5
    Scenario Outline: A smaller or a higher loss may be proven
      When she cancels on Wednesday 17 June 2026 22:00
      And a proof-of-loss comes on Friday 19 June 2026 10:00 with:
        | earned-instead | <earned>  |
        | further-loss   | <further> |
      Then she owes <owed>

      Examples:
        | earned  | further | owed       |
        | EUR 90  | EUR 0   | EUR 30.00  |
        | EUR 0   | EUR 15  | EUR 135.00 |
        | EUR 200 | EUR 0   | EUR 0.00   |

    @R5
    Scenario: Where no fee was due, nothing is proven
      When she cancels on Wednesday 17 June 2026 02:00
      And a proof-of-loss comes on Friday 19 June 2026 10:00 with:
        | further-loss | EUR 15 |
      Then she owes nothing

    @R7 @ambiguous
    Scenario: T7 — chosen reading: a phone call 30 hours before counts too
      When she cancels on Wednesday 17 June 2026 02:00 by phone
      Then the booking has ended
      And nothing is charged

  Rule: New clients

    Background:
      Given it is Monday 1 June 2026 10:00

    @R6
    Scenario: T4 — A new client pays half in advance, and it is kept for her
      Given a new client with no earlier bookings
      When she books a booking for EUR 120 for Thursday 18 June 2026 14:00
      Then she is asked for a deposit of EUR 60.00 by Thursday 18 June 2026 14:00
      And because of the rule "New clients pay half in advance" line "no earlier bookings ever"
      When she pays EUR 60 as a deposit on Tuesday 2 June 2026 10:00
      And she cancels on Wednesday 17 June 2026 08:00
      Then nothing is charged
      And she gets EUR 60.00 back

    @R6
    Scenario: Who was here before pays no deposit
      Given a client with 1 booking in the last 12 months
      When she books a booking for EUR 120 for Thursday 18 June 2026 14:00
      Then it is accepted
      And nothing is asked
