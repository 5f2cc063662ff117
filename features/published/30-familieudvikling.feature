Feature: Familieudvikling
  The published rules of family therapists in Denmark, and the answers that they give. The appointment is on Thursday 18
  June 2026 15:00, unless a scenario says otherwise; the fee is DKK 1,200.

  Background:
    Given the house rules of policies/published/30-familieudvikling.house

  Rule: An appointment on Thursday afternoon

    Background:
      Given a booking of DKK 1200 on Thursday 18 June 2026 15:00

    @R1
    Scenario: T1 — By e-mail before noon the day before, nothing is charged
      When she cancels on Wednesday 17 June 2026 11:55 by email
      Then nothing is charged
      And because of the rule "By noon the day before, and when ill by eight on the day" line "by 12:00 on the day before start"

    @R2
    Scenario: T2 — After noon the day before, half
      When she cancels on Wednesday 17 June 2026 12:30 by email
      Then she is charged DKK 600.00
      And because of the rule "By noon the day before, and when ill by eight on the day" line "otherwise"

    @R4
    Scenario: T3 — Ill, by e-mail before eight
      When she cancels on Thursday 18 June 2026 07:50 by email because of illness
      Then nothing is charged
      And because of the rule "By noon the day before, and when ill by eight on the day" line "reason is illness and by 08:00 on the day of start"

    @R5
    Scenario: T4 — Ill, by e-mail after eight
      When she cancels on Thursday 18 June 2026 08:30 by email because of illness
      Then she is charged DKK 600.00
      And because of the rule "By noon the day before, and when ill by eight on the day" line "otherwise"

    @R3
    Scenario: T5 — No message, and she does not come
      When she does not come
      Then she is charged DKK 1200.00
      And because of the rule "Not turning up"

    @R6
    Scenario: T6 — By e-mail in the morning, and no answer ever comes
      When she cancels on Wednesday 17 June 2026 10:00 by email
      And nothing happens until Friday 19 June 2026 10:00
      Then the booking has ended
      And nothing is charged
      And because of the rule "By noon the day before, and when ill by eight on the day" line "by 12:00 on the day before start"

    @R7
    Scenario Outline: Without e-mail, by phone from 10 to 14
      When she cancels on Wednesday 17 June 2026 <moment> by <channel>
      Then the answer is <answer>
      And she is charged DKK 0.00

      Examples:
        | moment | channel | answer   |
        | 09:59  | phone   | redirect |
        | 10:00  | phone   | accept   |
        | 10:00  | sms     | redirect |

  Rule: Other appointments

    @R1
    Scenario: T7 — For a Monday, by e-mail on Sunday morning
      Given a booking of DKK 1200 on Monday 15 June 2026 15:00
      When she cancels on Sunday 14 June 2026 11:00 by email
      Then nothing is charged
      And because of the rule "By noon the day before, and when ill by eight on the day" line "by 12:00 on the day before start"

    @R3 @R4 @ambiguous
    Scenario: T8 — chosen reading: ill, by e-mail before eight, is in time for an appointment at half past seven
      Given a booking of DKK 1200 on Thursday 18 June 2026 07:30
      When she cancels on Thursday 18 June 2026 07:45 by email because of illness
      Then nothing is charged
      And because of the rule "By noon the day before, and when ill by eight on the day" line "reason is illness and by 08:00 on the day of start"
