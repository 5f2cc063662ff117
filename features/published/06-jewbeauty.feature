Feature: JewBeauty
  The published terms of a beauty salon in Sweden, and the answers that they give. The time is on Friday 19 June 2026
  13:00, costs SEK 800 and was booked on Monday 15 June 2026, unless a scenario says otherwise.

  Background:
    Given the house rules of policies/published/06-jewbeauty.house

  Rule: A time on Friday

    Background:
      Given a booking of SEK 800 on Friday 19 June 2026 13:00 made on Monday 15 June 2026 10:00

    @R3
    Scenario: T1 — 25 hours before, nothing is charged
      When she cancels on Thursday 18 June 2026 12:00
      Then nothing is charged
      And because of the rule "The later you cancel, the more it costs" line "at least 24 hours before start"

    @R3
    Scenario: T2 — 22 hours before, 75%
      When she cancels on Thursday 18 June 2026 15:00
      Then she is charged SEK 600.00
      And because of the rule "The later you cancel, the more it costs" line "at least 4 hours before start"

    @R3
    Scenario: T3 — Three and a half hours before, all of it
      When she cancels on Friday 19 June 2026 09:30
      Then she is charged SEK 800.00
      And because of the rule "The later you cancel, the more it costs" line "otherwise"

    @R3
    Scenario: Not arriving costs all of it
      When she does not come
      Then she is charged SEK 800.00

    @R4
    Scenario: Illness makes no difference
      When she cancels on Thursday 18 June 2026 15:00 because of illness
      Then she is charged SEK 600.00

    @R5
    Scenario: T4 — 22 hours before, and somebody else takes the time
      When she cancels on Thursday 18 June 2026 15:00
      And a refilled comes on Thursday 18 June 2026 17:00
      Then she owes nothing
      And because of the rule "If somebody else takes your time, you pay nothing"

    @R5
    Scenario: Who has paid by then gets it back
      When she cancels on Thursday 18 June 2026 15:00
      And she pays SEK 600 on Thursday 18 June 2026 16:00
      And a refilled comes on Thursday 18 June 2026 17:00
      Then she gets SEK 600.00 back
      And she owes nothing

    @R7
    Scenario: T5 — A text message sent 25 hours before, and received 23 hours before
      When she cancels on Thursday 18 June 2026 14:00 by sms with:
        | sent | 2026-06-18T12:00 |
      Then she is charged SEK 600.00
      And because of the rule "The later you cancel, the more it costs" line "at least 4 hours before start"
      And we say cancellation-received

    @R3 @R4 @R8 @ambiguous
    Scenario: T8 — chosen reading: to move when ill is left to whoever is on duty, to cancel costs 75%
      When she moves the booking to Friday 26 June 2026 13:00 on Friday 19 June 2026 08:00 because of illness
      Then it is declined
      And whoever is on duty may "accept"
      And because of the rule "When you are ill, your time may be moved if you tell us in time"
      When she cancels on Friday 19 June 2026 08:00 because of illness
      Then she is charged SEK 600.00

    @R8
    Scenario: A little more than an hour before, it may still be moved
      When she moves the booking to Friday 26 June 2026 13:00 on Friday 19 June 2026 11:59:59 because of illness
      Then it is declined
      And whoever is on duty may "accept"

    @R8
    Scenario: An hour before it is too late to move
      When she moves the booking to Friday 26 June 2026 13:00 on Friday 19 June 2026 12:00 because of illness
      Then it is declined
      And because of the rule "When you are ill, your time may be moved if you tell us in time" line "otherwise"

  Rule: Who may book

    Background:
      Given it is Monday 15 June 2026 10:00

    @R1
    Scenario: T6 — Somebody of 17 books by herself, without papers
      Given we know of her:
        | age | 17 |
      When she books a booking for Friday 19 June 2026 13:00 for SEK 800
      Then it is declined
      And because of the rule "Clients are 18, or 16 with a guardian's approval" line "otherwise"

    @R1
    Scenario Outline: With an approval, a guardian may book for somebody of 16 or 17
      Given we know of her:
        | age | <age> |
      When she books a booking for Friday 19 June 2026 13:00 for SEK 800 with:
        | booked-by | <booker>   |
        | approved  | <approved> |
      Then the answer is <answer>

      Examples:
        | age | booker   | approved | answer  |
        | 17  | client   | yes      | decline |
        | 17  | guardian | no       | decline |
        | 17  | guardian | yes      | accept  |
        | 16  | guardian | yes      | accept  |
        | 15  | guardian | yes      | decline |
        | 18  | client   | no       | accept  |

  Rule: The right to withdraw

    @R2
    Scenario: T7 — Booked a month ahead, and cancelled after nine days
      Given a booking of SEK 800 on Wednesday 1 July 2026 13:00 made on Monday 1 June 2026 10:00
      When she cancels on Wednesday 10 June 2026 10:00
      Then nothing is charged
      And because of the rule "The later you cancel, the more it costs" line "right-to-withdraw and at most 14 calendar days after the booking"

    @R2
    Scenario: The right to withdraw also holds less than a day before
      Given a booking of SEK 800 on Monday 15 June 2026 13:00 made on Monday 1 June 2026 10:00
      When she cancels on Monday 15 June 2026 09:30
      Then nothing is charged
